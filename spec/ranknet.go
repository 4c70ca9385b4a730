package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// RankNet is log(1 + e^−(s₁ − s₂)) for the scores of two items of which the first should rank above the second: the logistic loss
// of the difference, in nats (Burges et al. 2005, with a target probability of 1).
func RankNet() Loss {
	return Loss{
		Name: "ranknet", Family: Embedding, Shape: []Dim{{"item", 2, 2}}, Pred: Finite, Target: NoTarget, Scale: 1,
		Definition: "log(1 + exp(−(pred₁ − pred₂))): item 1 should rank above item 2",
		Value:      func(x In) ball.Real { return ball.Of(1).Add(x.Pred[1].Sub(x.Pred[0]).Exp()).Log() },
		Stable:     func(x In) ball.Real { return softplus(x.Pred[1].Sub(x.Pred[0])) },
		Kinks:      []Kink{tiedLogits},
		Special: []SpecialCase{
			{When: "equal scores: ln 2", In: distribution(3, 3), Want: math.Ln2},
			{When: "a score is NaN", In: distribution(math.NaN(), 0), Want: math.NaN()},
		},
		Claims: []Claim{
			AtLeastZero, Convex{}, ShiftInvariant{PredOnly: true}, GradSumZero{}, Continuous{C1: true}, Smooth{Beta: 0.5},
			Lipschitz{K: roundUp(exact(0).Sqrt(exact(2))), Near: []Sample{distribution(-20, 20)}},
			Equals{
				ID: "k-ranknet-logistic", Says: "It is the logistic loss of the margin s₁ − s₂.", Other: Logistic,
				Map: func(x In) In {
					x.Pred, x.Target = []ball.Real{x.Pred[0].Sub(x.Pred[1])}, []ball.Real{x.Of(1)}
					return x
				},
			},
			Relation{
				ID: "k-ranknet-exchange", Says: "Exchanging the items costs the difference of their scores: L(s₁, s₂) − L(s₂, s₁) = s₂ − s₁.",
				Make: func(s []Sample, _ []int) []Term {
					return []Term{{1, s[0]}, {-1, distribution(s[0].Pred[1], s[0].Pred[0])}}
				},
				RHS: func(x []In, _ []int) ball.Real { return x[0].Pred[1].Sub(x[0].Pred[0]) },
			},
			Not{
				ID: "k-ranknet-never-zero", Says: "It is above 0 however well two items are told apart, as a hinge is not.",
				Of:      Bounds{ID: "k-ranknet-zero", Says: "L = 0 where the items are ranked right by 1.", Hi: func(In) ball.Real { return ball.Of(0) }},
				Witness: []Sample{distribution(1, 0)},
			},
		},
		Refs: []Ref{{"C. Burges et al., Learning to rank using gradient descent, ICML (2005)", "10.1145/1102351.1102363"}},
	}
}
