package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// Pinball is τ(t−x)₊ + (1−τ)(x−t)₊ for a prediction x and a target t: what is predicted too low costs τ, what is predicted too high
// costs 1−τ. Its minimiser over several targets is their τ-quantile. Libraries differ in the sign of the residual; here tau near 1
// punishes low predictions. At x = t the slope is any number in [−τ, 1−τ].
func Pinball(tau float64) Loss {
	inf := math.Inf(1)
	half := ball.Of(0.5)
	steep := scalar(1, 0)
	if tau > 0.5 {
		steep = scalar(-1, 0)
	}
	l := Loss{
		Name: "pinball", Params: []Param{Scalar("tau", tau, Domain{Lo: 0, Hi: 1, LoOpen: true, HiOpen: true})}, Family: Regression,
		Pred: Reals, Target: Reals, TargetGrad: true,
		Definition: "τ·max(0, target − pred) + (1−τ)·max(0, pred − target)",
		Value: func(x In) ball.Real {
			r, t := x.R(), x.Of(tau)
			return t.Mul(r.Neg().Relu()).Add(x.Of(1).Sub(t).Mul(r.Relu()))
		},
		Kinks:   []Kink{residualKink("r = 0", 0)},
		Special: residualSpecial(inf, 0, inf),
		Claims: []Claim{
			AtLeastZero, ZeroAtPerfect{}, ZeroOnlyAtPerfect{}, Convex{}, Continuous{}, ShiftInvariant{}, MonotoneInError{},
			Lipschitz{K: max(tau, roundUp(complement(tau))), Near: []Sample{steep}},
			Homogeneous{Degree: 1}, doubling(),
			Equals{
				ID: "r-pinball-decomp", Says: "L = ½|r| − (τ−½)r.", Other: Absolute, Scale: 0.5,
				Plus: func(x In) ball.Real { return x.R().Mul(half.Sub(ball.Of(tau))) },
			},
			Equals{
				ID: "r-pinball-complement", Says: "The losses for τ and 1−τ add up to |r|.", Other: func() Loss { return Pinball(1 - tau) },
				Scale: -1, Plus: func(x In) ball.Real { return magnitude(x.R()) },
			},
			Equals{
				ID: "r-pinball-mirror", Says: "The loss for 1−τ is that for τ with prediction and target exchanged.",
				Other: func() Loss { return Pinball(1 - tau) }, Map: exchanged,
			},
			Relation{
				ID: "r-pinball-asymmetry", Says: "A prediction too low costs τ/(1−τ) times what one too high costs.",
				Make: func(s []Sample, _ []int) []Term {
					d := math.Abs(s[0].Pred[0])
					return []Term{{1 - tau, scalar(-d, 0)}, {-tau, scalar(d, 0)}}
				},
			},
			Gradient{
				ID: "r-pinball-slope", Says: "The slope is −τ below the target and 1−τ above it.",
				Is: func(x In) []ball.Real {
					if x.R().Cmp(ball.Of(0)) < 0 {
						return []ball.Real{x.Of(-tau)}
					}
					return []ball.Real{x.Of(1).Sub(x.Of(tau))}
				},
				When: func(s Sample) bool { return s.Pred[0] != s.Target[0] },
			},
			translation(),
			Minimizer{ID: "r-pinball-quantile", Says: "The minimisers are the τ-quantiles of the targets.", Best: minimiser(tilted(tau), 0)},
		},
		Refs: []Ref{{"R. Koenker, G. Bassett, Regression quantiles, Econometrica 46 (1978)", "10.2307/1913643"}},
		Names: map[string]string{
			"sklearn": "sklearn.metrics.mean_pinball_loss", "julia": "LossFunctions.QuantileLoss", "xgboost": "reg:quantileerror",
			"lightgbm": "objective=quantile",
		},
	}
	if tau == 0.5 {
		l.Claims = append(l.Claims, Even{}, Swap{},
			Equals{ID: "r-pinball-half", Says: "With τ = ½ it is half the absolute error.", Other: Absolute, Scale: 0.5})
		return l
	}
	l.Claims = append(l.Claims, Not{
		ID: "r-pinball-not-even", Says: "Errors of one size and different signs do not cost the same.",
		Of: Even{}, Witness: []Sample{scalar(1, 0)},
	})
	return l
}
