package impl

// WeightedSoftmaxCE is −w_y·log softmax(z)_y for C logits z = pred, one label y and one weight per class. Mean divides by Σ w_y where
// byWeight is set, as PyTorch does, and by the number of samples elsewhere, as Keras does.
//
// Special cases are those of SoftmaxCE; no label is ignored.
//
// Errors: a label outside [0, C); as many logits as weights; no weights; weights that are negative or not finite.
func WeightedSoftmaxCE[F Float](weight []float64, byWeight bool) Loss[F] {
	bad := classWeights(weight)
	if len(weight) == 0 {
		bad = &DataError{"weight", -1, 0, "want one weight for each class"}
	}
	k := weightedSurprise(bad, weight)
	if byWeight {
		k.Divisor = func(x Row[float64]) float64 { return weight[x.Class[0]] }
	}
	return widened[F](k)
}

// weightedSurprise is w_y·ℓ_y for the label y; bad is what is wrong with the parameters.
func weightedSurprise(bad error, weight []float64) Rows[float64] {
	return Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		if err := labelled(x, len(weight)); err != nil {
			return 0, err
		}
		y, s := x.Class[0], newSoftmax(x.Pred)
		for j := range gp {
			gp[j] = times(weight[y], s.slope(j, y))
		}
		return times(weight[y], s.surprise(y)), nil
	}}
}
