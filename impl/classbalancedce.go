package impl

import "math"

// ClassBalancedCE is −w_y·log softmax(z)_y for C logits z = pred and one label y, with w_c = (1 − β)/(1 − β^n_c) for the n_c samples that class c has in the
// data (Cui et al. 2019). 1 − β^n is computed as −expm1(n·log β), with the product in twice the precision. Mean divides by the number of samples.
//
// Special cases are those of SoftmaxCE, no label being ignored.
//
// Errors: a label outside [0, C); as many logits as counts; no counts; counts below 1 or not finite; beta outside [0, 1).
func ClassBalancedCE[F Float](beta float64, counts []float64) Loss[F] {
	bad := within("beta", beta, 0, math.Nextafter(1, 0))
	if len(counts) == 0 {
		bad = &DataError{"counts", -1, 0, "want one count for each class"}
	}
	weight := make([]float64, len(counts))
	for c, n := range counts {
		if !(n >= 1) || math.IsInf(n, 1) {
			bad = &DataError{"counts", c, n, "want a finite number of samples, at least 1"}
		}
		weight[c] = 1
		if beta > 0 && beta < 1 {
			weight[c] = (1 - beta) / -logScaled(twofold{beta, 0}, 0).mul(twofold{n, 0}).expm1(1)
		}
	}
	return widened[F](weightedSurprise(bad, weight))
}
