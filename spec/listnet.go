package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// ListNet is the cross-entropy of two distributions over which item ranks first: softmax of the relevances, Target, and softmax of the
// scores, Pred (Cao et al. 2007, the top-one model). It is least, the entropy of the former, where scores are relevances up to a constant.
func ListNet() Loss {
	nan := math.NaN()
	value := func(surprises func([]ball.Real) []ball.Real) func(In) ball.Real {
		return func(x In) ball.Real { return ball.Dot(softmax(x.Target), surprises(x.Pred)) }
	}
	return Loss{
		Name: "listnet", Family: Embedding, Shape: []Dim{{"item", 1, 4}}, TargetShape: []Dim{{"item", 1, 4}}, Pred: Finite, Target: Finite, Scale: 1,
		Definition: "−Σ p·log softmax(pred) with p = softmax(target)",
		Value:      value(naiveSurprises), Stable: value(surprises),
		Kinks: []Kink{tiedLogits},
		Special: []SpecialCase{
			{When: "one item: nothing to rank", In: pair([]float64{3}, []float64{-2}), Want: 0},
			{When: "an entry of pred is NaN", In: pair([]float64{nan, 0}, []float64{0, 0}), Want: nan},
			{When: "an entry of target is NaN", In: pair([]float64{0, 0}, []float64{nan, 0}), Want: nan},
		},
		Claims: []Claim{
			AtLeastZero, Convex{}, ShiftInvariant{PredOnly: true}, ShiftInvariant{}, GradSumZero{}, Permutation{}, Continuous{C1: true}, Smooth{Beta: 0.5},
			Lipschitz{K: roundUp(exact(0).Sqrt(exact(2))), Near: []Sample{pair([]float64{-40, 40}, []float64{40, -40})}},
			Equals{
				ID: "k-listnet", Says: "It is softmax cross-entropy with the softmax of the relevances as soft target.",
				Other: func() Loss { return SoftmaxCESoft(0) },
				Map: func(x In) In {
					x.Target = softmax(x.Target)
					return x
				},
			},
			Bounds{
				ID: "k-listnet-floor", Says: "No scores cost less than the entropy of the relevances.",
				Lo: func(x In) ball.Real { return entropy(softmax(x.Target)) },
			},
			Not{
				ID: "k-listnet-not-zero", Says: "Scores equal to the relevances do not cost 0.",
				Of: ZeroAtPerfect{}, Witness: []Sample{pair([]float64{1, 0}, []float64{1, 0})},
			},
		},
		Refs: []Ref{{"Z. Cao, T. Qin, T.-Y. Liu, M.-F. Tsai, H. Li, Learning to rank: from pairwise approach to listwise approach, ICML (2007)", "10.1145/1273496.1273513"}},
	}
}
