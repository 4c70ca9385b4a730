package impl

import "math"

// Logistic is ln(1 + e^−m), m = target·pred, in nats (Friedman, Hastie & Tibshirani 2000), computed as
// max(0, −m) + log1p(e^−|m|), which neither overflows nor loses the tail. Its derivative in m is −σ(−m), with e^−|m| in the
// numerator where m > 0: 1 − σ(m) would be 0 from m = 37 on.
//
// Special cases are:
//
//	Logistic(m = +Inf) = 0, with derivative -0
//	Logistic(m = -Inf) = +Inf, with derivative -1
//	Logistic(NaN) = NaN
//
// A target that is not −1 or +1 is a *DataError.
func Logistic[F Float]() Loss[F] {
	return margin[F](nil, func(m float64) (v, g float64) {
		e := math.Exp(-math.Abs(m))
		if m < 0 {
			return math.Log1p(e) - m, -1 / (1 + e)
		}
		return math.Log1p(e), -e / (1 + e)
	})
}
