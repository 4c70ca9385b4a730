package impl

import "math"

// BCELogits is the binary cross-entropy of a label t = target, hard or soft, under the probability σ(z) of a logit z = pred (Cox
// 1958): w·t·softplus(−z) + (1−t)·softplus(z), w being the weight of positives. Neither term is negative, so that nothing
// cancels and tails keep their accuracy. Its gradient in z is (1−t)σ(z) − w·t·σ(−z).
//
// Special cases are:
//
//	BCELogits(+Inf, 1) = BCELogits(−Inf, 0) = 0, with derivative 0
//	BCELogits(+Inf, t < 1) = BCELogits(−Inf, t > 0) = +Inf
//	BCELogits(NaN, t) = NaN
//
// Errors: a target outside [0, 1], NaN among them. posWeight must be a finite number above 0; otherwise every call returns a *DataError.
func BCELogits[F Float](posWeight float64) Loss[F] {
	return pointwise[F](positive("pos_weight", posWeight), unit, func(z, t float64) (v, gz, gt float64) {
		return binary(z, t, posWeight)
	})
}

// binary is the binary cross-entropy of one logit with its derivatives in z and t.
func binary(z, t, w float64) (v, gz, gt float64) {
	pos, neg := softplus(-z), softplus(z)
	v = times(w*t, pos) + times(1-t, neg)
	gz = float64((1-t)*sigmoid(z)) - float64(w*t*sigmoid(-z))
	switch { // w·pos − neg, of softpluses that differ by z
	case w == 1:
		return v, gz, -z
	case math.IsInf(z, -1):
		return v, gz, pos
	}
	return v, gz, float64((w-1)*pos) - z
}

// softplus is log(1 + exp z), accurate relatively for z ≪ 0.
func softplus(z float64) float64 {
	if z > 0 {
		return z + math.Log1p(math.Exp(-z))
	}
	return math.Log1p(math.Exp(z))
}

// sigmoid is 1/(1 + exp −z), accurate relatively for z ≪ 0.
func sigmoid(z float64) float64 {
	if z > 0 {
		return 1 / (1 + math.Exp(-z))
	}
	e := math.Exp(z)
	return e / (1 + e)
}
