package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// Hinge is max(0, 1 − m), m = target·pred: 0 exactly where the sign is right with a margin of at least 1. A right answer
// within the margin is penalised too (PROPERTIES E6).
func Hinge() Loss {
	return marginal(Loss{
		Name:       "hinge",
		Definition: "max(0, 1 − m), with m = target·pred",
		Value:      func(x In) ball.Real { return ball.Of(1).Sub(x.M()).Relu() },
		Kinks:      []Kink{marginKink("m = 1", 1)},
		Special:    marginSpecial(math.Inf(1), 1, 0),
		Claims: []Claim{
			AtLeastZero, ZeroAtPerfect{At: []Sample{onMargin(1), onMargin(1.5), onMargin(8)}}, Convex{},
			Lipschitz{K: 1, Near: []Sample{onMargin(0.5), onMargin(-4)}}, Continuous{}, NonIncreasing{},
		},
		Refs: []Ref{
			{"C. Cortes, V. Vapnik, Support-vector networks, Machine Learning 20 (1995)", "10.1007/BF00994018"},
		},
		Names: map[string]string{
			"keras": "keras.losses.Hinge", "optax": "optax.losses.hinge_loss", "sklearn": "sklearn.metrics.hinge_loss",
			"julia": "LossFunctions.L1HingeLoss",
		},
	})
}
