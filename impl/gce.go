package impl

import "math"

// GCE is the generalized cross-entropy (1 − p_y^q)/q of a distribution p = pred over C classes and one label y, 0 < q ≤ 1 (Zhang and
// Sabuncu 2018), computed as −expm1(q·log p_y)/q. Its gradient is −p_y^(q−1) at y and 0 elsewhere; the exponent of the power
// is as large as −700, so its logarithm is taken with twice the precision.
//
// Special cases are:
//
//	GCE(p_y = 0) = 1/q, with derivative −Inf, or −1 for q = 1
//	GCE(p_y = 1) = 0, with derivative −1
//
// Errors: an entry outside [0, 1], NaN among them; a row that does not sum to 1; a label outside [0, C). q must be in (0, 1];
// otherwise every call returns a *DataError.
func GCE[F Float](q float64) Loss[F] {
	bad := within("q", q, math.SmallestNonzeroFloat64, 1)
	return forecast[F](bad, func(p []float64, y int, gp []float64) float64 {
		if q == 1 {
			if gp != nil {
				gp[y] = -1
			}
			return 1 - p[y]
		}
		if gp != nil {
			gp[y] = -accuratePower(p[y], difference(q, 1))
		}
		return math.Abs(math.Expm1(q*log(p[y]))) / q
	})
}

// accuratePower is x^k for finite x ≥ 0 and k ≠ 0, accurate however large k·log x is.
func accuratePower(x float64, k twofold) float64 {
	if x == 0 {
		return math.Pow(0, k.hi)
	}
	m, e := math.Frexp(x)
	return logScaled(twofold{m, 0}, e).mul(k).expScaled(1, 0)
}
