package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// HingeEmbedding is x for a pair that belongs together, target +1, and max(0, margin − x) for one that does not, target −1. Pred is
// the distance x of the pair, measured by somebody else; the loss asks nothing of it, and below 0 it is negative.
func HingeEmbedding(margin float64) Loss {
	return Loss{
		Name: "hinge-embedding", Params: []Param{Scalar("margin", margin, Positive)}, Family: Embedding, Pred: Reals, Target: PlusMinus,
		Definition: "pred if target = +1, max(0, margin − pred) if target = −1",
		Value: func(x In) ball.Real {
			if x.Target[0].Sign() > 0 {
				return x.Pred[0]
			}
			return ball.MaxAt("hinge", ball.Of(margin).Sub(x.Pred[0]), x.Of(0))
		},
		Kinks: []Kink{{"a distance of exactly the margin", func(s *Sample, _ func(n int) int) bool {
			s.Pred[0], s.Target[0] = margin, -1
			return true
		}}},
		Special: []SpecialCase{
			{When: "together and at one place", In: scalar(0, 1), Want: 0},
			{When: "apart, and at one place: the margin", In: scalar(0, -1), Want: margin},
			{When: "apart by +Inf", In: scalar(math.Inf(1), -1), Want: 0},
			{When: "together, and apart by +Inf", In: scalar(math.Inf(1), 1), Want: math.Inf(1)},
			{When: "pred = NaN, target = +1", In: scalar(math.NaN(), 1), Want: math.NaN()},
			{When: "pred = NaN, target = -1", In: scalar(math.NaN(), -1), Want: math.NaN()},
			{When: "target = 0", In: scalar(1, 0), Err: true},
		},
		Claims: []Claim{
			Convex{}, Lipschitz{K: 1, Near: []Sample{scalar(3, 1), scalar(0, -1)}}, Continuous{},
			ZeroAtPerfect{At: []Sample{scalar(0, 1), scalar(margin, -1), scalar(4*margin, -1)}},
			Bounds{
				ID: "k-hinge-embedding", Says: "Of a distance it costs at least 0 and, for a pair that belongs apart, at most the margin.",
				Lo:   func(x In) ball.Real { return ball.Of(0) },
				Hi:   func(x In) ball.Real { return ball.Max(x.Pred[0], ball.Of(margin)) },
				When: func(s Sample) bool { return s.Pred[0] >= 0 },
			},
			Not{
				ID: "k-hinge-embedding-negative", Says: "What is no distance, below 0, gives a negative loss.",
				Of: AtLeastZero, Witness: []Sample{scalar(-2, 1)},
			},
		},
		Refs:  []Ref{{"R. Hadsell, S. Chopra, Y. LeCun, Dimensionality reduction by learning an invariant mapping, CVPR (2006), whose hinge it is without the squares", "10.1109/CVPR.2006.100"}},
		Names: map[string]string{"torch": "torch.nn.functional.hinge_embedding_loss"},
	}
}
