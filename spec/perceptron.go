package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// Perceptron is max(0, −m), m = target·pred. It asks for no margin, and its risk is smallest at pred = 0 whatever the
// odds: minimising it says nothing about the sign.
func Perceptron() Loss {
	return marginal(Loss{
		Name:       "perceptron",
		Definition: "max(0, −m), with m = target·pred",
		Value:      func(x In) ball.Real { return x.M().Neg().Relu() },
		Kinks:      []Kink{marginKink("m = 0", 0)},
		Special:    marginSpecial(math.Inf(1), 0, 0),
		Claims: []Claim{
			AtLeastZero, ZeroAtPerfect{At: []Sample{onMargin(0), onMargin(0x1p-60), onMargin(2)}}, Convex{},
			Lipschitz{K: 1, Near: []Sample{onMargin(-1)}}, Continuous{}, NonIncreasing{},
		},
		Refs: []Ref{
			{"F. Rosenblatt, The perceptron: a probabilistic model for information storage and organization in the brain, Psychol. Rev. 65 (1958)", "10.1037/h0042519"},
		},
		Names: map[string]string{
			"sklearn": "sklearn.linear_model.Perceptron", "optax": "optax.losses.perceptron_loss", "julia": "LossFunctions.PerceptronLoss",
		},
	})
}
