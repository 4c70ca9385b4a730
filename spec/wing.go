package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// Wing is w·ln(1 + |r|/ε) where |r| < w and |r| − C beyond, r = pred − target and C = w − w·ln(1 + w/ε), which makes it continuous
// (Feng et al. 2018): a small error counts for more than it does in the absolute error. It is concave within w, and its slope
// jumps up to 1 at w.
func Wing(w, eps float64) Loss {
	inf := math.Inf(1)
	curve := func(x In, a ball.Real) ball.Real { return a.Quo(x.Of(eps)).Log1p().Mul(ball.Of(w)) }
	steep := scalar(math.Ldexp(1, math.Ilogb(eps)-12), 0)
	if w < eps {
		steep = scalar(math.Ldexp(1, math.Ilogb(w)+4), 0)
	}
	return Loss{
		Name: "wing", Params: []Param{Scalar("w", w, Positive), Scalar("eps", eps, Positive)}, Family: Regression,
		Pred: Reals, Target: Reals, TargetGrad: true,
		Definition: "w·ln(1 + |r|/ε) if |r| < w, else |r| − w + w·ln(1 + w/ε), with r = pred − target",
		Value: func(x In) ball.Real { // beyond w the curve stays at w, and the rest of |r| is added
			a := x.R().Abs()
			z := ball.MinAt("|r| = w", a, x.Of(w))
			return curve(x, z).Add(a.Sub(z))
		},
		Kinks:   []Kink{residualKink("|r| = w", w, -w), residualKink("r = 0", 0)},
		Special: residualSpecial(inf, 0, inf),
		Claims: []Claim{
			AtLeastZero, ZeroAtPerfect{}, ZeroOnlyAtPerfect{}, Continuous{}, Even{}, Swap{}, ShiftInvariant{}, MonotoneInError{},
			Lipschitz{K: max(1, roundUp(exact(0).Mul(exact(w), inverse(eps)))), Near: []Sample{steep}},
			Homogeneous{Degree: 1, At: func(k float64) Loss { return Wing(k*w, k*eps) }},
			Gradient{
				ID: "r-wing-joint", Says: "The slope is w/(ε + |r|) within w and 1 beyond, with the sign of r: it jumps from w/(ε + w) to 1.",
				Is: func(x In) []ball.Real {
					g := x.Of(1)
					if a := magnitude(x.R()); a.Cmp(ball.Of(w)) < 0 {
						g = x.Of(w).Quo(a.Add(ball.Of(eps)))
					}
					if x.R().Sign() < 0 {
						g = g.Neg()
					}
					return []ball.Real{g}
				},
				When: func(s Sample) bool { return s.residual() != 0 && math.Abs(math.Abs(s.residual())-w) > w*0x1p-20 }, Draw: nearby(2 * w),
			},
			Equals{
				ID: "r-wing-joint-linear", Says: "Beyond w it is |r| − C: no jump at w.", Other: Absolute,
				Plus: func(x In) ball.Real { return curve(x, x.Of(w)).Sub(ball.Of(w)) },
				When: func(s Sample) bool { return math.Abs(s.residual()) > w*(1+0x1p-20) }, Draw: nearby(4 * w),
			},
			Relation{
				ID: "r-wing-joint-concave", Says: "Within w it is concave: 2·L((a+b)/2) ≥ L(a) + L(b) for 0 ≤ a, b ≤ w.", Ints: 2,
				Make: func(_ []Sample, k []int) []Term {
					at := func(k int) Sample { return scalar(w*float64(k)/(1<<11), 0) } // of few digits, as every format has
					a, b := k[0]>>6, k[1]>>6
					return []Term{{2, at(a + b)}, {-1, at(2 * a)}, {-1, at(2 * b)}}
				},
				Sign: Ge,
			},
			Not{
				ID: "r-wing-not-convex", Says: "It is not convex, being concave within w.",
				Of: Convex{}, Witness: []Sample{scalar(0.25*w, 0), scalar(0.75*w, 0)},
			},
			translation(),
		},
		Refs: []Ref{
			{"Z.-H. Feng, J. Kittler, M. Awais, P. Huber, X.-J. Wu, Wing loss for robust facial landmark localisation with convolutional neural networks, CVPR (2018)", "10.1109/CVPR.2018.00238"},
		},
		Names: map[string]string{"smp": "segmentation_models_pytorch.losses._functional.wing_loss"},
	}
}
