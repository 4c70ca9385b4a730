package spec

import (
	"math"

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
		Claims: []Claim{
			AtLeastZero, ZeroAtPerfect{At: []Sample{onMargin(1), onMargin(8)}}, Convex{},
			Lipschitz{K: 4, Near: []Sample{onMargin(-4)}}, Smooth{Beta: 2}, Continuous{C1: true}, NonIncreasing{},
		},
		Refs: []Ref{
			{"T. Zhang, Statistical behavior and consistency of classification methods based on convex risk minimization, Ann. Statist. 32 (2004)", "10.1214/aos/1079120130"},
		},
		Names: map[string]string{
			"sklearn": "sklearn.linear_model.SGDClassifier(loss='modified_huber')", "julia": "LossFunctions.ModifiedHuberLoss",
		},
	})
}
