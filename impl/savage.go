package impl

import "math"

// Savage is 1/(1 + e^2m)², m = target·pred (Masnadi-Shirazi & Vasconcelos 2008), computed from e = e^−2|m|: as e²/(1+e)² for m ≥ 0, with
// e² as an exponential of its own, since squaring doubles the error. Its derivative in m is −4·e^2m/(1 + e^2m)³.
//
// Special cases are:
//
//	Savage(m = +Inf) = 0, with derivative -0
//	Savage(m = -Inf) = 1, with derivative -0
//	Savage(NaN) = NaN
//
// A target that is not −1 or +1 is a *DataError.
func Savage[F Float]() Loss[F] {
	return margin[F](nil, func(m float64) (v, g float64) {
		e := math.Exp(-2 * math.Abs(m))
		d := 1 + e
		if m < 0 {
			return 1 / (d * d), -4 * e / (d * d * d)
		}
		q := math.Exp(-4 * m)
		return q / (d * d), -4 * q / (d * d * d)
	})
}
