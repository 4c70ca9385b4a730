package impl

import "math"

// Ramp is max(0, 1 − m) − max(0, s − m), m = target·pred (Collobert et al. 2006), computed as 1 − m held between 0 and 1 − s. Its
// derivative in m is −1 where s < m < 1 and 0 elsewhere, the kinks included.
//
// Special cases are:
//
//	Ramp(m = +Inf) = 0, with derivative 0
//	Ramp(m = -Inf) = 1 − s, with derivative 0
//	Ramp(NaN) = NaN, with derivative NaN
//
// s must be a finite number below 1; otherwise every call returns a *DataError, as for a target that is not −1 or +1.
func Ramp[F Float](s float64) Loss[F] {
	return margin[F](between("s", s, math.Inf(-1), 1), func(m float64) (v, g float64) {
		switch {
		case m >= 1:
			return 0, 0
		case m <= s:
			return 1 - s, 0
		case m > s:
			return 1 - m, -1
		}
		return m, m // NaN
	})
}
