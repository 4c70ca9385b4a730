package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// focalClaims are the claims of FocalSigmoid that need certain parameters; ce is α·CE and own the margin.
func focalClaims(alpha, gamma float64, ce, own func(In) ball.Real) (claims []Claim) {
	g, one := ball.Of(gamma), ball.Of(1)
	margin := func(s Sample) float64 {
		if s.Target[0] == 0 {
			return -s.Pred[0]
		}
		return s.Pred[0]
	}
	if gamma == 0 {
		claims = append(claims, Convex{}, Equals{
			ID: "s-focal-gamma0", Says: "With γ = 0 it is the cross-entropy times α.", Other: formula(ce),
			When: func(s Sample) bool { return !math.IsInf(s.Pred[0], 0) },
		})
		if alpha < 0 {
			claims = append(claims, Equals{
				ID: "s-focal-is-bce", Says: "With γ = 0 and no weights it is bce-logits.", Other: func() Loss { return BCELogits(1) },
			})
		}
		return claims
	}
	claims = append(claims, Bounds{
		ID: "s-focal-downweights", Says: "Where p ≥ 0.9 it is at most 10^−γ·α·CE: a hundredth for γ = 2.",
		Hi:   func(x In) ball.Real { return ce(x).Mul(g.Mul(x.Of(10).Log()).Neg().Exp()) },
		When: func(s Sample) bool { return margin(s) >= 2.1972245773362196 && !math.IsInf(s.Pred[0], 0) }, // ln 9, rounded up
		Draw: func(s *Sample, pick func(n int) int) {
			s.Pred[0] = 2.25 + float64(pick(256))/16
			if s.Target[0] == 0 {
				s.Pred[0] = -s.Pred[0]
			}
		},
	})
	if gamma >= 1 {
		claims = append(claims, Bounds{
			ID: "s-focal-kl-bound", Says: "FL ≥ α(CE − γ·H(p)): it is a cross-entropy that also rewards entropy (Mukhoti et al. 2020).",
			Lo: func(x In) ball.Real {
				p, q := sigmoid(own(x)), sigmoid(own(x).Neg())
				h := p.Mul(softplus(own(x).Neg())).Add(q.Mul(softplus(own(x))))
				return ce(x).Mul(one.Sub(g.Mul(h).Quo(softplus(own(x).Neg()))))
			},
			When: func(s Sample) bool { return math.Abs(s.Pred[0]) < 700 },
		})
	}
	if k, ok := focalSlope(gamma); ok && alpha < 0 {
		claims = append(claims, Lipschitz{K: k})
	}
	if gamma == 2 && alpha < 0 {
		claims = append(claims,
			Not{
				ID: "s-focal-improper", Says: "It is not proper: for labels that are 1 with probability 0.8 the minimiser is 0.63.",
				Of: Stationary{
					ID: "s-proper-strict", Says: "Where labels are 1 with probability σ(z), the expected loss is stationary.",
					P: func(x In) []ball.Real { return []ball.Real{sigmoid(x.Pred[0].Neg()), sigmoid(x.Pred[0])} },
				},
				Witness: []Sample{scalar(1.386, 1)}, // σ = 0.8
			},
			Not{
				ID: "u-nonconvex-witness", Says: "It is not convex in the logit.",
				Of: Convex{}, Witness: []Sample{scalar(-6, 1), scalar(-2, 1)},
			},
			Not{
				ID: "s-focal-grad-exceeds-ce", Says: "It does not always shrink gradients: for small p its slope exceeds 1, which that of the cross-entropy never does.",
				Of: Lipschitz{K: 1}, Witness: []Sample{scalar(-3.25, 1), scalar(-2.25, 1)},
			},
		)
	}
	return claims
}

// focalSlope is the largest slope of the focal loss without weights, where it is known: five decimals, found on a fine grid
// and rounded up.
func focalSlope(gamma float64) (k float64, ok bool) {
	switch gamma {
	case 0.5:
		return 1.00897, true
	case 1:
		return 1.04534, true
	case 2:
		return 1.12899, true
	case 3:
		return 1.20156, true
	case 5:
		return 1.31462, true
	}
	return 0, false
}
