package impl

import "math"

// BCE is −t log p − (1−t) log(1−p) in nats of a probability p = pred and a label t = target, hard or soft (Good 1952). Its gradient
// in p is (p − t)/(p(1−p)), in t −log(p/(1−p)). Nothing is clipped.
//
// Special cases are:
//
//	BCE(0, 0) = BCE(1, 1) = 0, with derivatives 1 and −1 in p
//	BCE(0, t > 0) = BCE(1, t < 1) = +Inf, with derivatives −Inf and +Inf in p
//
// Errors: a probability or a target outside [0, 1], NaN among them.
func BCE[F Float]() Loss[F] {
	return pointwise[F](nil, unitPair, func(p, t float64) (v, gp, gt float64) {
		p = math.Abs(p) // −0 is an impossible event too
		v = 0 - xlogy(t, p)
		if t != 1 {
			v -= (1 - t) * math.Log1p(-p)
		}
		switch t {
		case 0: // p − t cancels p, 0 too
			gp = 1 / (1 - p)
		case 1:
			gp = -1 / p
		default:
			gp = (p - t) / p / (1 - p)
		}
		return v, gp, -logit(p)
	})
}

// logit is log(p/(1−p)). Near ½, where the two logarithms cancel, 2p−1 is exact.
func logit(p float64) float64 {
	if p > 0.25 && p < 0.75 {
		return math.Log1p((2*p - 1) / (1 - p))
	}
	return log(p) - math.Log1p(-p)
}

// unitPair accepts predictions and targets in [0, 1].
func unitPair(p, t float64) error {
	if !(p >= 0 && p <= 1) {
		return &DataError{"pred", 0, p, "want a probability in [0, 1]"}
	}
	return unit(p, t)
}
