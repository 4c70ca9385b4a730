package impl

// HalfSquared is ½r², r = pred − target. Its derivative is r.
//
// Special cases are:
//
//	HalfSquared(±Inf) = +Inf, with derivative ±Inf
//	HalfSquared(NaN) = NaN
func HalfSquared[F Float]() Loss[F] {
	return exactResidual[F](nil, func(r twofold) (v, g float64) { return halfSquare(r), r.hi })
}

// halfSquare is ½r². r·r may overflow where its half does not.
func halfSquare(r twofold) float64 { return product(r.hi/2*r.hi, r.scale(-1), r) }
