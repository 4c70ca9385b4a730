package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// PseudoHuber is δ²(√(1+(r/δ)²) − 1), r = pred − target: like Huber it grows as ½r² near 0 and as δ|r| far from it, but it has all
// derivatives. As printed it cancels where |r| ≪ δ; good code computes r²/(1 + √(1+(r/δ)²)).
func PseudoHuber(delta float64) Loss {
	d := ball.Of(delta)
	root := func(x In) ball.Real {
		q := x.R().Quo(d)
		return q.Mul(q).Add(ball.Of(1)).Sqrt()
	}
	inf := math.Inf(1)
	huber := Huber(delta).Value
	return Loss{
		Name: "pseudo-huber", Params: []Param{Scalar("delta", delta, Positive)}, Family: Regression,
		Pred: Reals, Target: Reals, TargetGrad: true,
		Definition: "δ²(√(1 + (r/δ)²) − 1), with r = pred − target",
		Value:      func(x In) ball.Real { return root(x).Sub(ball.Of(1)).Mul(d).Mul(d) },
		Stable: func(x In) ball.Real {
			r := x.R()
			if r.IsInf() { // Inf over Inf
				return r.Mul(r)
			}
			return r.Mul(r).Quo(root(x).Add(ball.Of(1)))
		},
		Special: residualSpecial(inf, 0, inf),
		Claims: []Claim{
			AtLeastZero, ZeroAtPerfect{}, ZeroOnlyAtPerfect{}, Convex{}, Lipschitz{K: delta, Near: []Sample{scalar(64*delta, 0)}},
			Smooth{Beta: 1}, Continuous{C1: true}, Even{}, Swap{}, ShiftInvariant{}, MonotoneInError{},
			Homogeneous{Degree: 2, At: func(k float64) Loss { return PseudoHuber(k * delta) }},
			Bounds{
				ID: "r-pseudo-vs-huber", Says: "4/5·huber(δ) ≤ L ≤ huber(δ), the ratio being least at |r| = 4δ/3.",
				Lo:   func(x In) ball.Real { return huber(x).Mul(ball.Of(4)).Quo(x.Of(5)) },
				Hi:   huber,
				Draw: nearby(2 * delta),
			},
			Bounds{
				ID: "r-pseudo-vs-huber-gap", Says: "huber(δ) − ½δ² ≤ L.",
				Lo: func(x In) ball.Real { return huber(x).Sub(d.Mul(d).Mul(ball.Of(0.5))) },
			},
			Bounds{
				ID: "r-robust-order", Says: "For equal curvature at 0: cauchy ≤ pseudo-huber ≤ half-squared.",
				Lo: func(x In) ball.Real {
					q := x.R().Quo(d)
					return q.Mul(q).Mul(ball.Of(0.5)).Log1p().Mul(d).Mul(d)
				},
				Hi: HalfSquared().Value,
			},
			Equals{
				ID: "r-barron-special", Says: "L = δ²·barron(α = 1, c = δ).",
				Other: func() Loss { return times(times(Barron(1, delta), delta), delta) },
			},
			Gradient{
				ID: "r-pseudo-huber-slope", Says: "The slope is r/√(1+(r/δ)²).",
				Is: func(x In) []ball.Real { return []ball.Real{x.R().Quo(root(x))} },
			},
			translation(),
		},
		Refs: []Ref{
			{"P. Charbonnier, L. Blanc-Féraud, G. Aubert, M. Barlaud, Two deterministic half-quadratic regularization algorithms for computed imaging, ICIP (1994)", "10.1109/ICIP.1994.413553"},
			{"R. Hartley, A. Zisserman, Multiple view geometry in computer vision, 2nd ed., appendix 6.8, Cambridge (2004)", "10.1017/CBO9780511811685"},
		},
		Names: map[string]string{"scipy": "scipy.special.pseudo_huber", "xgboost": "reg:pseudohubererror"},
	}
}
