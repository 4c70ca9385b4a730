package spec

import "github.com/lossgate/lossgate/spec/ball"

// SigmoidMargin is 1 − tanh m = 2σ(−2m), m = target·pred: bounded, and symmetric in the sense that its values at m and −m add
// up to 2, so that flipped labels do not move its minimiser. Others call σ(−m) the sigmoid loss.
func SigmoidMargin() Loss {
	return marginal(Loss{
		Name: "sigmoid-margin", Scale: 1,
		Definition: "1 − tanh m, with m = target·pred",
		Value:      func(x In) ball.Real { return ball.Of(1).Sub(x.M().Tanh()) },
		Stable: func(x In) ball.Real {
			p := tail(x.M())
			return p.Add(p)
		},
		Special: marginSpecial(2, 1, 0),
		Claims: []Claim{
			Range{0, 2}, Lipschitz{K: 1, Near: []Sample{onMargin(0x1p-20)}}, Smooth{Beta: sigmoidBend}, Continuous{C1: true}, NonIncreasing{},
		},
		Refs: []Ref{
			{Text: "L. Mason, J. Baxter, P. Bartlett, M. Frean, Boosting algorithms as gradient descent, NIPS 12 (1999)"},
		},
		Names: map[string]string{"julia": "LossFunctions.SigmoidLoss"},
	})
}

// sigmoidBend is the largest |φ″| of 1 − tanh: 4/(3√3), rounded up.
const sigmoidBend = 0.7698003589195011
