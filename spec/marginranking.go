package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// MarginRanking is max(0, margin − y·(s₁ − s₂)) for the scores of two items and the sign y that says which should rank higher: +1 the
// first (Herbrich, Graepel and Obermayer 1999).
func MarginRanking(margin float64) Loss {
	ranked := func(s1, s2, y float64) Sample {
		return Sample{Pred: []float64{s1, s2}, Target: []float64{y}, Shape: []int{2}}
	}
	l := Loss{
		Name: "margin-ranking", Params: []Param{Scalar("margin", margin, NonNegative)}, Family: Embedding,
		Shape: []Dim{{"item", 2, 2}}, Pred: Finite, Target: PlusMinus,
		Definition: "max(0, margin − target·(pred₁ − pred₂))",
		Value: func(x In) ball.Real {
			d := x.Pred[0].Sub(x.Pred[1])
			if x.Target[0].Sign() < 0 {
				d = d.Neg()
			}
			return ball.MaxAt("hinge", ball.Of(margin).Sub(d), x.Of(0))
		},
		Kinks: []Kink{{"ranked right by exactly the margin", func(s *Sample, pick func(n int) int) bool {
			s.Pred[1] = float64(pick(8))
			s.Pred[0] = s.Pred[1] + s.Target[0]*margin
			return true
		}}},
		Special: []SpecialCase{
			{When: "equal scores: the margin", In: ranked(2, 2, -1), Want: margin},
			{When: "ranked right by more than the margin", In: ranked(0, margin+1, -1), Want: 0},
			{When: "a score is NaN", In: ranked(math.NaN(), 0, 1), Want: math.NaN()},
			{When: "target = 0", In: ranked(1, 0, 0), Err: true},
		},
		Claims: []Claim{
			AtLeastZero, Convex{}, ShiftInvariant{PredOnly: true}, GradSumZero{}, Continuous{},
			ZeroAtPerfect{At: []Sample{ranked(margin+1, 0, 1), ranked(0, margin, -1)}},
			Lipschitz{K: roundUp(exact(0).Sqrt(exact(2))), Near: []Sample{ranked(0, 1, 1), ranked(4, -4, -1)}},
			Relation{
				ID: "k-margin-ranking", Says: "L(s₁, s₂, y) = L(s₂, s₁, −y).", Bitwise: true,
				Make: func(s []Sample, _ []int) []Term {
					return []Term{{1, s[0]}, {-1, ranked(s[0].Pred[1], s[0].Pred[0], -s[0].Target[0])}}
				},
			},
		},
		Refs:  []Ref{{"R. Herbrich, T. Graepel, K. Obermayer, Support vector learning for ordinal regression, ICANN (1999)", "10.1049/cp:19991091"}},
		Names: map[string]string{"torch": "torch.nn.functional.margin_ranking_loss"},
	}
	if margin > 0 {
		l.Claims = append(l.Claims, Equals{
			ID: "k-margin-ranking-hinge", Says: "It is margin times the hinge of (s₁ − s₂)/margin.", Other: Hinge, Scale: margin,
			Map: func(x In) In {
				x.Pred = []ball.Real{x.Pred[0].Sub(x.Pred[1]).Quo(x.Of(margin))}
				return x
			},
		})
	}
	return l
}
