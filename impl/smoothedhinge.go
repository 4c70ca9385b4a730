package impl

import "math"

// SmoothedHinge is 0 for m ≥ 1, (1 − m)²/2gamma for m above 1 − gamma and 1 − m − gamma/2 below, m = target·pred (Rennie & Srebro 2005;
// Shalev-Shwartz & Zhang 2013). Its derivative in m is (m − 1)/gamma, held between −1 and 0.
//
// Special cases are:
//
//	SmoothedHinge(m = +Inf) = 0, with derivative 0
//	SmoothedHinge(m = -Inf) = +Inf, with derivative -1
//	SmoothedHinge(NaN) = NaN, with derivative NaN
//
// gamma must be a finite number above 0; otherwise every call returns a *DataError, as for a target that is not −1 or +1.
func SmoothedHinge[F Float](gamma float64) Loss[F] {
	return margin[F](positive("gamma", gamma), func(m float64) (v, g float64) {
		if m >= 1 {
			return 0, 0
		}
		d := 1 - m
		if d > gamma {
			return d - gamma/2, -1
		}
		g = d / gamma // at most 1; NaN goes this way
		return d / 2 * g, -math.Abs(g)
	})
}
