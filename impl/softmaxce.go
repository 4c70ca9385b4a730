package impl

import "math"

// SoftmaxCE is the cross-entropy of a class index under the softmax of C logits: (1−ε)·w_y·ℓ_y + ε/C·Σ_k w_k·ℓ_k, with
// ℓ_k = log Σ exp z − z_k, weights w (nil: ones), smoothing ε (Szegedy et al. 2016), and a label that takes the sample out.
// One sample is C logits and one label. Mean divides by Σ w_y of the samples that count.
//
// Special cases are:
//
//	a logit of −Inf is a class masked out: probability 0, gradient 0
//	the loss is +Inf where the class itself is masked out
//	a logit of NaN makes value and gradient NaN
//	a class of weight 0 adds nothing, even where its ℓ is +Inf
//
// Errors: a label outside [0, C) that is not ignore; as many logits as weights; parameters that are not finite, weights
// below 0, smoothing outside [0, 1].
func SoftmaxCE[F Float](weight []float64, ignore int, smoothing float64) Loss[F] {
	bad := within("label_smoothing", smoothing, 0, 1)
	if err := classWeights(weight); err != nil {
		bad = err
	}
	k := Rows[float64]{
		Ignored: func(x Row[float64]) bool { return len(x.Class) == 1 && x.Class[0] == ignore },
		Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
			if bad != nil {
				return 0, bad
			}
			if err := labelled(x, len(weight)); err != nil {
				return 0, err
			}
			y, s, n := x.Class[0], newSoftmax(x.Pred), float64(len(x.Pred))
			own := (1 - smoothing) * weightOf(weight, y)
			v := times(own, s.surprise(y))
			share := func(k int) float64 { return smoothing / n * weightOf(weight, k) } // of the target, by smoothing
			if smoothing != 0 {
				var all sum
				for j := range x.Pred { // scaled before they are added: a sum of large values may overflow where their mean does not
					all.add(times(share(j), s.surprise(j)))
				}
				v += all.total()
			}
			for j := range gp { // own·(p − e_y) + Σ_k share_k·(p − e_k)
				gp[j] = times(own, s.slope(j, y))
				if smoothing == 0 {
					continue
				}
				var mixed sum
				for i := range x.Pred {
					mixed.add(s.exchange(j, i, share(i), share(j)))
				}
				gp[j] += mixed.total()
			}
			return v, nil
		},
	}
	if len(weight) > 0 {
		k.Divisor = func(x Row[float64]) float64 { return weight[x.Class[0]] }
	}
	return widened[F](k)
}

// times is w·v, and 0 for w = 0 even where v is infinite; NaN stays NaN.
func times(w, v float64) float64 {
	if w == 0 && math.IsInf(v, 0) {
		return 0
	}
	return w * v
}

// labelled checks that the sample is logits with one label; classes, if not 0, is how many there must be.
func labelled(x Row[float64], classes int) error {
	switch {
	case len(x.Shape) != 1 || len(x.Pred) == 0:
		return &DataError{"shape", -1, x.Shape, "want one dimension of at least one class"}
	case classes != 0 && len(x.Pred) != classes:
		return &DataError{"pred", -1, len(x.Pred), "want as many classes as there are class weights"}
	case len(x.Class) != 1:
		return &DataError{"class", -1, len(x.Class), "want one label for each sample"}
	case len(x.Target) != 0:
		return &DataError{"target", -1, len(x.Target), "want none: the label is in class"}
	case x.Class[0] < 0 || x.Class[0] >= len(x.Pred):
		return &DataError{"class", 0, x.Class[0], "want a class index below the number of classes"}
	}
	return nil
}
