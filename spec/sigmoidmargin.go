package spec

import (
	"slices"

	"github.com/lossgate/lossgate/spec/ball"
)

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
		Claims: slices.Concat([]Claim{
			Range{0, 2}, Lipschitz{K: 1, Near: []Sample{onMargin(0x1p-20)}}, Smooth{Beta: sigmoidBend}, Continuous{C1: true}, NonIncreasing{},
			accurateTail("m-tail-relative-accuracy", "Value and slope are accurate relative to themselves where m ≥ 1."),
			slope("φ′ = −4σ(2m)σ(−2m).", func(_ In, m ball.Real) ball.Real {
				return tail(m).Mul(tail(m.Neg())).Mul(ball.Of(-4))
			}),
			errorBound(), scaleMatters(-0.5), bumpy(-4, 0), symmetric(2, everywhere),
			Relation{
				ID: "m-conditional-risk-tanh", Says: "C_η(α) = 1 − (2η − 1)·tanh α.", Ints: 1,
				Make: func(s []Sample, k []int) []Term { return expected(1, odds(k[0]), s[0].Pred[0]) },
				RHS: func(x []In, k []int) ball.Real {
					return ball.Of(1).Sub(x[0].Of(2*odds(k[0]) - 1).Mul(x[0].Pred[0].Tanh()))
				},
			},
		}, risk{ // C* is approached by scores of the likelier sign as they grow, and attained nowhere
			zero: constant(1), psi: itself,
			least: func(eta ball.Real) ball.Real { return rarer(eta).Mul(ball.Of(2)) },
		}.claims()),
		Refs: []Ref{
			{Text: "L. Mason, J. Baxter, P. Bartlett, M. Frean, Boosting algorithms as gradient descent, NIPS 12 (1999)"},
		},
		Names: map[string]string{"julia": "LossFunctions.SigmoidLoss"},
	})
}

// sigmoidBend is the largest |φ″| of 1 − tanh: 4/(3√3), rounded up.
const sigmoidBend = 0.7698003589195011
