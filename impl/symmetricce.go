package impl

import "math"

// SymmetricCE is −α·log p_y − β·A·Σ_{k≠y} p_k for a distribution p = pred over C classes and one label y: α times the cross-entropy, and
// β times the reverse one with A in place of log 0 (Wang et al. 2019). Its gradient is −α/p_y at y and −β·A elsewhere.
//
// Special cases are:
//
//	SymmetricCE(p_y = 0) = +Inf, with derivative −Inf at y; for α = 0 they are −β·A and 0
//	SymmetricCE(p_y = 1) = 0
//
// Errors: an entry outside [0, 1], NaN among them; a row that does not sum to 1; a label outside [0, C). alpha and beta must be finite
// numbers not below 0, a a finite number not above 0; otherwise every call returns a *DataError.
func SymmetricCE[F Float](alpha, beta, logZero float64) Loss[F] {
	bad := within("alpha", alpha, 0, math.MaxFloat64)
	if bad == nil {
		bad = within("beta", beta, 0, math.MaxFloat64)
	}
	if bad == nil {
		bad = within("a", logZero, -math.MaxFloat64, 0)
	}
	rate := math.Abs(beta * logZero)
	return forecast[F](bad, func(p []float64, y int, gp []float64) float64 {
		var rest sum
		for k := range p {
			if k != y {
				rest.add(p[k])
			}
		}
		for k := range gp {
			gp[k] = rate
		}
		if gp != nil {
			gp[y] = 0
			if alpha > 0 {
				gp[y] = -alpha / p[y]
			}
		}
		return times(alpha, math.Abs(log(p[y]))) + float64(rate*rest.total())
	})
}
