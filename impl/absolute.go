package impl

import "math"

// Absolute is |r|, r = pred − target (Laplace 1774). Its derivative is the sign of r, and 0 at the kink r = 0.
//
// Special cases are:
//
//	Absolute(±Inf) = +Inf, with derivative ±1
//	Absolute(NaN) = NaN, with derivative NaN
func Absolute[F Float]() Loss[F] {
	return residual[F](nil, func(r float64) (v, g float64) { return math.Abs(r), signum(r) })
}

// signum is −1, 0 or 1, and NaN for NaN.
func signum(r float64) float64 {
	if r == 0 || r != r {
		return r
	}
	return math.Copysign(1, r)
}
