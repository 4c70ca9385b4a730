package impl

// HalfSquared is ½r², r = pred − target. Its derivative is r.
//
// Special cases are:
//
//	HalfSquared(±Inf) = +Inf, with derivative ±Inf
//	HalfSquared(NaN) = NaN
func HalfSquared[F Float]() Loss[F] {
	return residual[F](nil, func(r float64) (v, g float64) {
		return r / 2 * r, r // r·r may overflow where its half does not
	})
}
