package impl

import "math"

// SigmoidMargin is 1 − tanh m, m = target·pred (Mason et al. 1999), computed as 2/(1 + e^2m) from e = e^−2|m|, since 1 − tanh m is 0 from
// m = 19 on. Its derivative in m is −4e/(1 + e)², even in m.
//
// Special cases are:
//
//	SigmoidMargin(m = +Inf) = 0, with derivative -0
//	SigmoidMargin(m = -Inf) = 2, with derivative -0
//	SigmoidMargin(NaN) = NaN
//
// A target that is not −1 or +1 is a *DataError.
func SigmoidMargin[F Float]() Loss[F] {
	return margin[F](nil, func(m float64) (v, g float64) {
		e := math.Exp(-2 * math.Abs(m))
		d := 1 + e
		g = -4 * e / (d * d)
		if m < 0 {
			return 2 / d, g
		}
		return 2 * e / d, g
	})
}
