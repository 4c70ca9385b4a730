package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// Logistic is ln(1 + e^−m), m = target·pred, in nats: the negative log-likelihood of a label whose log-odds are pred. As printed it
// overflows for m below −709 and is 0 from m = 37 on, where e^−m is what remains.
func Logistic() Loss {
	return marginal(Loss{
		Name: "logistic", Scale: 1,
		Definition: "ln(1 + e^−m), with m = target·pred",
		Value:      func(x In) ball.Real { return ball.Of(1).Add(x.M().Neg().Exp()).Log() },
		Stable: func(x In) ball.Real {
			m := x.M()
			if m.CmpAt("m = 0", ball.Of(0)) < 0 { // the two forms are one function
				return m.Exp().Log1p().Sub(m)
			}
			return m.Neg().Exp().Log1p()
		},
		Special: marginSpecial(math.Inf(1), math.Ln2, 0),
		Claims: []Claim{
			AtLeastZero, Convex{}, Lipschitz{K: 1, Near: []Sample{onMargin(-40)}}, Smooth{Beta: 0.25},
			Continuous{C1: true}, NonIncreasing{},
		},
		Refs: []Ref{
			{"J. Friedman, T. Hastie, R. Tibshirani, Additive logistic regression: a statistical view of boosting, Ann. Statist. 28 (2000)", "10.1214/aos/1016218223"},
		},
		Names: map[string]string{
			"torch": "torch.nn.SoftMarginLoss", "jax": "jax.nn.softplus(-margin)", "julia": "LossFunctions.LogitMarginLoss",
		},
	})
}
