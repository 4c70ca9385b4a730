package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// SquaredHinge is max(0, 1 − m)², m = target·pred: the hinge without its kink. The second derivative jumps at m = 1.
func SquaredHinge() Loss {
	return marginal(Loss{
		Name:       "squared-hinge",
		Definition: "max(0, 1 − m)², with m = target·pred",
		Value: func(x In) ball.Real {
			d := ball.Of(1).Sub(x.M())
			if d.CmpAt("m = 1", ball.Of(0)) <= 0 {
				return ball.Of(0)
			}
			return d.Mul(d)
		},
		Kinks:   []Kink{marginKink("m = 1", 1)},
		Special: marginSpecial(math.Inf(1), 1, 0),
		Claims: []Claim{
			AtLeastZero, ZeroAtPerfect{At: []Sample{onMargin(1), onMargin(8)}}, Convex{}, Smooth{Beta: 2},
			Continuous{C1: true}, NonIncreasing{},
		},
		Refs: []Ref{
			{"C. Cortes, V. Vapnik, Support-vector networks, Machine Learning 20 (1995)", "10.1007/BF00994018"},
			{"Y.-J. Lee, O. L. Mangasarian, SSVM: a smooth support vector machine for classification, Comput. Optim. Appl. 20 (2001)", "10.1023/A:1011215321374"},
		},
		Names: map[string]string{
			"keras": "keras.losses.SquaredHinge", "sklearn": "sklearn.svm.LinearSVC(loss='squared_hinge')", "julia": "LossFunctions.L2HingeLoss",
		},
	})
}
