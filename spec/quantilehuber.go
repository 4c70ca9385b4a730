package spec

import (
	"math"
	"math/big"

	"github.com/lossgate/lossgate/spec/ball"
)

// QuantileHuber is |τ − 1[u < 0]|·huber_κ(u)/κ, u = target − pred (Dabney et al. 2018): the pinball loss with its corner rounded off. For κ → 0 it
// is pinball; for κ > 0 its minimiser is no quantile, but an M-estimate beside it.
func QuantileHuber(tau, kappa float64) Loss {
	k, half := ball.Of(kappa), ball.Of(0.5)
	huber := huberValue(kappa)
	weight := func(x In) ball.Real {
		if x.R().CmpAt("r = 0", ball.Of(0)) > 0 {
			return x.Of(1).Sub(ball.Of(tau))
		}
		return x.Of(tau)
	}
	steep := scalar(-4*kappa, 0)
	if tau < 0.5 {
		steep = scalar(4*kappa, 0)
	}
	most := max(tau, roundUp(complement(tau)))
	l := Loss{
		Name: "quantile-huber", Params: []Param{Scalar("tau", tau, OpenUnit), Scalar("kappa", kappa, Positive)}, Family: Regression,
		Pred: Reals, Target: Reals, TargetGrad: true,
		Definition: "|τ − 1[u < 0]|·huber_κ(u)/κ, with u = target − pred",
		Value:      func(x In) ball.Real { return weight(x).Mul(huber(x)).Quo(k) },
		Kinks:      []Kink{residualKink("|r| = delta", kappa, -kappa), residualKink("r = 0", 0)},
		Special:    residualSpecial(math.Inf(1), 0, math.Inf(1)),
		Claims: []Claim{
			AtLeastZero, ZeroAtPerfect{}, ZeroOnlyAtPerfect{}, Convex{}, Continuous{C1: true}, ShiftInvariant{}, MonotoneInError{},
			Lipschitz{K: most, Near: []Sample{steep}}, Smooth{Beta: roundUp(exact(0).Mul(exact(most), inverse(kappa)))},
			Homogeneous{Degree: 1, At: func(c float64) Loss { return QuantileHuber(tau, c*kappa) }},
			Equals{
				ID: "r-quantile-huber-complement", Says: "The losses for τ and 1−τ add up to smooth-l1(κ).",
				Other: func() Loss { return QuantileHuber(1-tau, kappa) }, Scale: -1, Plus: SmoothL1(kappa).Value, Draw: nearby(2 * kappa),
			},
			Equals{
				ID: "r-quantile-huber-mirror", Says: "The loss for 1−τ is that for τ with prediction and target exchanged.",
				Other: func() Loss { return QuantileHuber(1-tau, kappa) }, Map: exchanged,
			},
			Bounds{
				ID: "r-quantile-huber-pinball", Says: "pinball(τ) − ½κ·max(τ, 1−τ) ≤ L ≤ pinball(τ), which it tends to for κ → 0.",
				Lo:   func(x In) ball.Real { return Pinball(tau).Value(x).Sub(k.Mul(half).Mul(ball.Of(most))) },
				Hi:   Pinball(tau).Value,
				Draw: nearby(2 * kappa),
			},
			Gradient{
				ID: "r-quantile-huber-slope", Says: "The slope is r/κ clipped to [−1, 1], times τ below the target and 1−τ above it.",
				Is: func(x In) []ball.Real {
					return []ball.Real{weight(x).Mul(clip(x.R(), x.Of(kappa))).Quo(k)}
				},
				Draw: nearby(2 * kappa),
			},
			Minimizer{
				ID: "r-quantile-huber-minimiser", Says: "The minimiser is where the clipped residuals, weighted by τ and 1−τ, sum to zero.",
				Best: minimiser(func(r *big.Float, right bool) *big.Float {
					return exact(0).Mul(exact(0).Abs(tilted(tau)(r, right)), clipped(kappa)(r, right))
				}, kappa, -kappa),
			},
			translation(),
		},
		Refs:  []Ref{{"W. Dabney, M. Rowland, M. G. Bellemare, R. Munos, Distributional reinforcement learning with quantile regression, AAAI (2018)", "arXiv:1710.10044"}},
		Names: map[string]string{"rlax": "rlax.quantile_q_learning"},
	}
	if tau == 0.5 {
		l.Claims = append(l.Claims, Even{}, Swap{}, Equals{
			ID: "r-quantile-huber-half", Says: "With τ = ½ it is half of smooth-l1(κ).", Scale: 0.5, Other: func() Loss { return SmoothL1(kappa) },
		})
		return l
	}
	l.Claims = append(l.Claims, Not{
		ID: "r-quantile-huber-not-even", Says: "Errors of one size and different signs do not cost the same.",
		Of: Even{}, Witness: []Sample{scalar(1, 0)},
	})
	return l
}
