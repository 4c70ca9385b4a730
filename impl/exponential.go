package impl

import "math"

// Exponential is e^−m, m = target·pred (Freund & Schapire 1997). Its derivative in m is −e^−m.
//
// Special cases are:
//
//	Exponential(m = +Inf) = 0, with derivative -0
//	Exponential(m = -Inf) = +Inf, with derivative -Inf
//	Exponential(NaN) = NaN
//
// A target that is not −1 or +1 is a *DataError.
func Exponential[F Float]() Loss[F] {
	return margin[F](nil, func(m float64) (v, g float64) {
		if v = math.Exp(-m); math.IsInf(v, 1) { // amd64's Exp gives up below the largest x whose e^x fits
			v = math.Exp(-m-1) * math.E
		}
		return v, -v
	})
}
