package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// Contrastive is d² for a pair of embeddings that belongs together, target 1, and max(0, margin − d)² for one that does not, target 0, with d the
// Euclidean distance of the two rows of Pred (Hadsell, Chopra and LeCun 2006, who have ½ of it, and labels the other way round).
//
// Where the rows of a pair that belongs apart coincide, it does not matter which way they go: the distance has a kink, and 0 is the usual element.
func Contrastive(margin float64) Loss {
	apart := func(x In) []ball.Real {
		v := make([]ball.Real, x.Shape[1])
		for i := range v {
			v[i] = x.Row(0)[i].Sub(x.Row(1)[i])
		}
		return v
	}
	return Loss{
		Name: "contrastive", Params: []Param{Scalar("margin", margin, Positive)}, Family: Embedding,
		Shape: []Dim{{"pair", 2, 2}, {"D", 1, 3}}, Pred: Finite, Target: Binary,
		Definition: "target·d² + (1 − target)·max(0, margin − d)², d = ‖pred₁ − pred₂‖",
		Value: func(x In) ball.Real {
			v := apart(x)
			if !isZero(x.Target[0]) {
				return ball.Dot(v, v)
			}
			gap := ball.MaxAt("hinge", ball.Of(margin).Sub(ball.Norm(2, v...)), x.Of(0))
			return gap.Mul(gap)
		},
		Kinks: []Kink{
			{"the two coincide", func(s *Sample, _ func(n int) int) bool {
				d := s.Shape[1]
				copy(s.Pred[d:], s.Pred[:d])
				return true
			}},
			{"apart by exactly the margin", func(s *Sample, pick func(n int) int) bool {
				clear(s.Pred)
				s.Pred[pick(len(s.Pred))], s.Target[0] = margin, 0
				return true
			}},
		},
		Special: []SpecialCase{
			{When: "together, and at one place", In: couple(1, 1, 2, 1, 2), Want: 0},
			{When: "apart, and at one place: margin²", In: couple(0, 1, 2, 1, 2), Want: margin * margin},
			{When: "together, at a distance of 5", In: couple(1, 0, 0, 3, 4), Want: 25},
			{When: "apart by more than the margin", In: couple(0, 0, 2*margin), Want: 0},
			{When: "an entry of pred is NaN", In: couple(0, math.NaN(), 1), Want: math.NaN()},
			{When: "target = -1", In: couple(-1, 0, 1), Err: true},
		},
		Claims: []Claim{
			AtLeastZero, Continuous{}, ShiftInvariant{PredOnly: true}, eitherFirst("k-contrastive-symmetric"),
			ZeroAtPerfect{At: []Sample{couple(1, 1, 2, 1, 2), couple(0, 0, margin), couple(0, 0, 0, -2*margin, 0)}},
			Gradient{
				ID:   "k-contrastive",
				Says: "The pull of a pair that belongs together is 2d, the push of one that does not 2·(margin − d): it ends at the margin without a jump.",
				Is: func(x In) []ball.Real {
					v := apart(x)
					k := ball.Of(2)
					if isZero(x.Target[0]) {
						n := ball.Norm(2, v...)
						k = ball.MaxAt("hinge", ball.Of(margin).Sub(n), x.Of(0)).Mul(ball.Of(-2)).Quo(n)
					}
					g := make([]ball.Real, 2*len(v))
					for i := range v {
						g[i] = k.Mul(v[i])
						g[len(v)+i] = g[i].Neg()
					}
					return g
				},
				When: func(s Sample) bool {
					d := s.Shape[1]
					for i := range d {
						if s.Pred[i] != s.Pred[d+i] {
							return true
						}
					}
					return false
				},
			},
			Bounds{
				ID: "k-contrastive-zero", Says: "A pair that belongs apart costs nothing once any coordinate is apart by the margin, and margin² at most.",
				Hi: func(x In) ball.Real {
					gap := ball.Of(margin)
					for _, v := range apart(x) {
						gap = ball.Min(gap, ball.Max(ball.Of(margin).Sub(v.Abs()), ball.Of(0)))
					}
					return gap.Mul(gap)
				},
				When: func(s Sample) bool { return s.Target[0] == 0 },
				Draw: func(s *Sample, _ func(n int) int) { s.Target[0] = 0 },
			},
			Not{Of: Convex{}, Witness: []Sample{couple(0, 0, 2*margin), couple(0, 0, -2*margin)}},
		},
		Refs:  []Ref{{"R. Hadsell, S. Chopra, Y. LeCun, Dimensionality reduction by learning an invariant mapping, CVPR (2006)", "10.1109/CVPR.2006.100"}},
		Names: map[string]string{"pytorch-metric-learning": "ContrastiveLoss (pos_margin=0, squared)"},
	}
}
