package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// ListMLE is the negative log-likelihood of an order of items under the model of Plackett and Luce, which draws the best one by a softmax of
// the scores, then the best one of the rest, and so on (Xia et al. 2008). Pred is the scores in the true order, best first.
func ListMLE() Loss {
	value := func(surprise func([]ball.Real, int) ball.Real) func(In) ball.Real {
		return func(x In) ball.Real {
			v := x.Of(0)
			for i := range x.Pred {
				v = v.Add(surprise(x.Pred[i:], 0))
			}
			return v
		}
	}
	return Loss{
		Name: "listmle", Family: Embedding, Shape: []Dim{{"rank", 1, 4}}, Pred: Finite, Target: NoTarget, Scale: 1,
		Definition: "Σ_i log Σ_{j≥i} exp(pred_j) − pred_i, pred in the true order",
		Value:      value(naiveSurprise), Stable: value(surprise),
		Kinks: []Kink{tiedLogits},
		Special: []SpecialCase{
			{When: "one item: there is one order", In: distribution(3), Want: 0},
			{When: "two equal scores: two orders alike", In: distribution(1, 1), Want: math.Ln2},
			{When: "a score is NaN", In: distribution(math.NaN(), 0), Want: math.NaN()},
		},
		Claims: []Claim{
			AtLeastZero, Convex{}, ShiftInvariant{PredOnly: true}, GradSumZero{}, Continuous{C1: true},
			Equals{
				ID: "k-listmle-two", Says: "Two items are RankNet's pair.", Other: RankNet,
				When: func(s Sample) bool { return len(s.Pred) == 2 },
			},
			Bounds{
				ID: "k-listmle-best-first", Says: "It is at least the softmax cross-entropy of the best item, the first draw.",
				Lo: func(x In) ball.Real { return surprise(x.Pred, 0) },
			},
			Relation{
				ID: "k-listmle-swap", Says: "Of two orders that differ by neighbours, that with the larger score first is the likelier: L(s) − L(s with the first two exchanged) has the sign of s₂ − s₁.",
				Make: func(s []Sample, _ []int) []Term {
					p := s[0].Pred
					if len(p) < 2 || p[0] < p[1] {
						return nil
					}
					q := distribution(append([]float64{p[1], p[0]}, p[2:]...)...)
					return []Term{{1, s[0]}, {-1, q}}
				},
				Sign: Le,
			},
		},
		Refs: []Ref{{"F. Xia, T.-Y. Liu, J. Wang, W. Zhang, H. Li, Listwise approach to learning to rank: theory and algorithm, ICML (2008)", "10.1145/1390156.1390306"}},
	}
}
