package impl

// Squared is r², r = pred − target (Legendre 1805). Its derivative is 2r.
//
// Special cases are:
//
//	Squared(±Inf) = +Inf, with derivative ±Inf
//	Squared(NaN) = NaN
func Squared[F Float]() Loss[F] {
	return exactResidual[F](nil, func(r twofold) (v, g float64) { return product(r.hi*r.hi, r, r), 2 * r.hi })
}
