package spec

import (
	"github.com/lossgate/lossgate/spec/ball"
)

// WeightedSoftmaxCE is −w_y·log softmax(z)_y for logits z = pred, a label y = class and one weight per class, for data in which some
// classes are rare. Libraries disagree about Mean: by_weight says whether it divides by Σ w_y, as PyTorch does (1), or by the
// number of samples, as Keras does (0). With Σ w_y the mean of one sample does not depend on the weights at all.
func WeightedSoftmaxCE(weight []float64, byWeight bool) Loss {
	flag := 0.0
	if byWeight {
		flag = 1
	}
	l := Loss{
		Name: "weighted-softmax-ce", Family: Classification,
		Params: []Param{Vector("weight", weight, NonNegative), Scalar("by_weight", flag, Domain{Lo: 0, Hi: 1, Couple: Bits})},
		Shape:  []Dim{{"C", len(weight), len(weight)}}, Pred: Reals, Target: NoTarget, Class: Labels{Min: 1, Max: 1}, Scale: 1,
		Definition: "−w_y·log softmax(z)_y, z = pred, y = class",
		Value: func(x In) ball.Real {
			y := x.Class[0]
			return weighted(x.Of(weight[y]), func() ball.Real { return naiveSurprise(x.Pred, y) })
		},
		Stable: func(x In) ball.Real {
			y := x.Class[0]
			return weighted(x.Of(weight[y]), func() ball.Real { return surprise(x.Pred, y) })
		},
		Kinks:  []Kink{tiedLogits, maskedLogit},
		Claims: append(indexClaims(weight, true), weightedClaims(weight, func(Sample) bool { return true })...),
		Refs: []Ref{
			{"G. King, L. Zeng, Logistic regression in rare events data, Political Analysis 9 (2001), for weighting by class", "10.1093/oxfordjournals.pan.a004868"},
		},
		Names: map[string]string{
			"torch": "torch.nn.functional.cross_entropy(weight=...)", "keras": "keras.Model.fit(class_weight=...)",
		},
	}
	if byWeight {
		l.Divisor = func(s Sample) float64 { return weight[s.Class[0]] }
	}
	return l
}
