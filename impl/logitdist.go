package impl

import "math"

// LogitDist is −ln(4eʳ/(1 + eʳ)²), r = pred − target (Steinwart & Christmann 2008), computed as twice the log-cosh of r/2. Its derivative is
// tanh(r/2).
//
// Special cases are:
//
//	LogitDist(±Inf) = +Inf, with derivative ±1
//	LogitDist(NaN) = NaN
func LogitDist[F Float]() Loss[F] {
	return residual[F](nil, func(r float64) (v, g float64) { return 2 * logCosh(r/2), math.Tanh(r / 2) })
}
