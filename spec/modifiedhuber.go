package spec

import (
	"math"
	"slices"

	"github.com/lossgate/lossgate/spec/ball"
)

// ModifiedHuber is max(0, 1 − m)² for m ≥ −1 and −4m below, m = target·pred: the squared hinge, linear for outliers. From
// its minimiser the odds can be read, as from that of the squared margin.
func ModifiedHuber() Loss {
	return marginal(Loss{
		Name:       "modified-huber",
		Definition: "max(0, 1 − m)² if m ≥ −1, else −4m, with m = target·pred",
		Value: func(x In) ball.Real {
			m := x.M()
			if m.CmpAt("m = -1", ball.Of(-1)) < 0 {
				return m.Mul(ball.Of(-4))
			}
			return SquaredHinge().Value(x)
		},
		Kinks:   []Kink{marginKink("m = 1", 1), marginKink("m = -1", -1)},
		Special: marginSpecial(math.Inf(1), 1, 0),
		Claims: slices.Concat([]Claim{
			AtLeastZero, ZeroAtPerfect{At: []Sample{onMargin(1), onMargin(8)}}, Convex{},
			Lipschitz{K: 4, Near: []Sample{onMargin(-4)}}, Smooth{Beta: 2}, Continuous{C1: true}, NonIncreasing{},
			slope("φ′ = −2·max(0, 1 − m), and −4 below −1.", quarterSlope), errorBound(), scaleMatters(-0.5), asymmetric(1, 2),
			Equals{
				ID: "m-modhuber-parts", Says: "It is the squared hinge where m ≥ −1.", Other: SquaredHinge,
				When: func(s Sample) bool { return s.margin() >= -1 },
			},
			Equals{
				ID: "m-modhuber-linear", Says: "It is −4m where m ≤ −1.",
				Other: func() Loss {
					return Loss{Pred: Reals, Target: PlusMinus, Value: func(x In) ball.Real { return x.M().Mul(ball.Of(-4)) }}
				},
				When: func(s Sample) bool { return s.margin() <= -1 },
				Draw: func(s *Sample, pick func(n int) int) { s.Pred[0] = -s.Target[0] * float64(64+pick(4096)) / 64 },
			},
			Equals{
				ID: "m-modhuber-smoothed-hinge", Says: "It is 4·smoothed-hinge(2).", Scale: 4,
				Other: func() Loss { return SmoothedHinge(2) },
			},
		}, squareRisk(mean).claims(), conjugate{
			lo: -4, hi: 0, dual: func(x In, u ball.Real) ball.Real { return u.Add(u.Mul(u).Mul(ball.Of(0.25))) },
			slope: quarterSlope,
		}.claims()),
		Refs: []Ref{
			{"T. Zhang, Statistical behavior and consistency of classification methods based on convex risk minimization, Ann. Statist. 32 (2004)", "10.1214/aos/1079120130"},
		},
		Names: map[string]string{
			"sklearn": "sklearn.linear_model.SGDClassifier(loss='modified_huber')", "julia": "LossFunctions.ModifiedHuberLoss",
		},
	})
}

// quarterSlope is φ′ of the modified huber loss.
func quarterSlope(x In, m ball.Real) ball.Real {
	return ball.Max(x.Of(-4), shortfall(x, m).Mul(ball.Of(-2)))
}
