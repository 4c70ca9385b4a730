package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// SquaredMargin is (1 − m)², m = target·pred: least squares on signs, since (target − pred)² is the same number. A margin
// above 1 is penalised like one below.
func SquaredMargin() Loss {
	return marginal(Loss{
		Name:       "squared-margin",
		Definition: "(1 − m)², with m = target·pred",
		Value: func(x In) ball.Real {
			d := ball.Of(1).Sub(x.M())
			return d.Mul(d)
		},
		Kinks:   []Kink{marginKink("m = 1", 1)},
		Special: marginSpecial(math.Inf(1), 1, math.Inf(1)),
		Claims: []Claim{
			AtLeastZero, ZeroAtPerfect{At: []Sample{onMargin(1)}}, ZeroOnlyAtPerfect{}, Convex{}, StronglyConvex{Mu: 2}, Smooth{Beta: 2},
			Continuous{C1: true},
		},
		Refs: []Ref{
			{"J. A. K. Suykens, J. Vandewalle, Least squares support vector machine classifiers, Neural Process. Lett. 9 (1999)", "10.1023/A:1018628609742"},
		},
		Names: map[string]string{"julia": "LossFunctions.L2MarginLoss"},
	})
}
