package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// SmoothedHinge is 0 for m ≥ 1, (1 − m)²/2gamma for m above 1 − gamma and 1 − m − gamma/2 below, m = target·pred: the hinge with its
// kink rounded over a width of gamma > 0, which is the Moreau envelope of the hinge.
func SmoothedHinge(gamma float64) Loss {
	g, half := ball.Of(gamma), ball.Of(0.5)
	return marginal(Loss{
		Name: "smoothed-hinge", Params: []Param{Scalar("gamma", gamma, Positive)},
		Definition: "0 if m ≥ 1, (1 − m)²/2γ if 1 − γ ≤ m < 1, else 1 − m − γ/2, with m = target·pred",
		Value: func(x In) ball.Real {
			d := ball.Of(1).Sub(x.M())
			switch {
			case d.CmpAt("m = 1", ball.Of(0)) <= 0:
				return ball.Of(0)
			case d.CmpAt("m = 1 - gamma", g) <= 0:
				return d.Mul(d).Quo(g.Add(g))
			}
			return d.Sub(g.Mul(half))
		},
		Kinks:   []Kink{marginKink("m = 1", 1), marginKink("m = 1 - gamma", 1-gamma)},
		Special: marginSpecial(math.Inf(1), smoothed(1, gamma), 0),
		Claims: []Claim{
			AtLeastZero, ZeroAtPerfect{At: []Sample{onMargin(1), onMargin(8)}}, Convex{},
			Lipschitz{K: 1, Near: []Sample{onMargin(-4 * gamma)}}, Smooth{Beta: roundUp(inverse(gamma))}, Continuous{C1: true}, NonIncreasing{},
		},
		Refs: []Ref{
			{Text: "J. D. M. Rennie, N. Srebro, Loss functions for preference levels: regression with discrete ordered labels, IJCAI Workshop on Advances in Preference Handling (2005)"},
			{Text: "S. Shalev-Shwartz, T. Zhang, Stochastic dual coordinate ascent methods for regularized loss minimization, J. Mach. Learn. Res. 14 (2013)"},
		},
		Names: map[string]string{"julia": "LossFunctions.SmoothedL1HingeLoss"},
	})
}

// smoothed is the smoothed hinge at 1 − m = d > 0, rounded.
func smoothed(d, gamma float64) float64 {
	if d <= gamma {
		return d * d / (2 * gamma)
	}
	return d - gamma/2
}
