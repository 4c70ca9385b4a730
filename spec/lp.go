package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// Lp is |r|^p, r = pred − target, for p ≥ 1: absolute for p = 1 and squared for p = 2. For p < 1 it would have an infinite slope at 0.
func Lp(p float64) Loss {
	inf := math.Inf(1)
	l := Loss{
		Name: "lp", Params: []Param{Scalar("p", p, Domain{Lo: 1, Hi: inf, HiOpen: true})}, Family: Regression,
		Pred: Reals, Target: Reals, TargetGrad: true,
		Definition: "|r|^p, with r = pred − target",
		Value: func(x In) ball.Real {
			r := x.R()
			switch {
			case p == 1:
				return r.Abs()
			case r.AbsUp().IsZero(): // where the logarithm of the power has no derivative
				return r.Mul(r)
			}
			return magnitude(r).Pow(x.Of(p))
		},
		Kinks:   []Kink{residualKink("r = 0", 0)},
		Special: residualSpecial(inf, 0, inf),
		Claims: []Claim{
			AtLeastZero, ZeroAtPerfect{}, ZeroOnlyAtPerfect{}, Convex{}, Continuous{C1: p > 1}, Even{}, Swap{}, ShiftInvariant{}, MonotoneInError{},
			Gradient{
				ID: "r-lp-slope", Says: "The slope is p·|r|^(p−1) with the sign of r.",
				Is: func(x In) []ball.Real {
					g := magnitude(x.R()).Pow(x.Of(p - 1)).Mul(ball.Of(p))
					if x.R().Sign() < 0 {
						g = g.Neg()
					}
					return []ball.Real{g}
				},
				When: func(s Sample) bool { return s.Pred[0] != s.Target[0] }, Draw: nearby(16),
			},
			Equals{
				ID: "r-lp-square", Says: "It is the root of the loss for 2p.",
				Other: func() Loss { return changed(Lp(2*p), ball.Real.Sqrt) }, Draw: nearby(16),
				When: func(s Sample) bool { return s.Pred[0] != s.Target[0] },
			},
			translation(),
		},
		Refs:  []Ref{{"W. J. J. Rey, Introduction to robust and quasi-robust statistical methods, Springer (1983)", "10.1007/978-3-642-69389-2"}},
		Names: map[string]string{"julia": "LossFunctions.LPDistLoss"},
	}
	if p == math.Trunc(p) {
		l.Claims = append(l.Claims, Homogeneous{Degree: int(p)})
	}
	if p == 1 {
		l.Claims = append(l.Claims, Lipschitz{K: 1, Near: []Sample{scalar(1, 0)}}, triangle("r-lp-metric"))
	} else {
		l.Claims = append(l.Claims, Not{
			ID: "r-lp-not-metric", Says: "For p > 1 there is no triangle inequality: two steps cost less than one of their sum.",
			Of: triangle(""), Witness: []Sample{scalar(2, 1), scalar(0, 0)},
		})
	}
	return l
}
