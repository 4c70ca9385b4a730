package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// SmoothL1 is r²/(2β) where |r| ≤ β and |r| − ½β elsewhere, r = pred − target: Huber(β)/β, with slopes that never exceed 1. It is
// half the squared error near 0 and the absolute error less ½β far from it (PROPERTIES E12). beta = 0 is the absolute error, whose
// derivative jumps at 0. The form of Faster R-CNN with σ is that of beta = 1/σ².
func SmoothL1(beta float64) Loss {
	b, half := ball.Of(beta), ball.Of(beta/2)
	inf := math.Inf(1)
	l := Loss{
		Name: "smooth-l1", Params: []Param{Scalar("beta", beta, NonNegative)}, Family: Regression,
		Pred: Reals, Target: Reals, TargetGrad: true,
		Definition: "r²/(2β) if |r| ≤ β, else |r| − ½β, with r = pred − target; β = 0: |r|",
		Value: func(x In) ball.Real {
			r := x.R()
			a := magnitude(r)
			if a.CmpAt("|r| = beta", b) <= 0 {
				return r.Mul(r).Quo(b.Add(b))
			}
			return a.Sub(half)
		},
		Kinks:   []Kink{residualKink("|r| = beta", beta, -beta), residualKink("r = 0", 0)},
		Special: residualSpecial(inf, 0, inf),
		Claims: []Claim{
			AtLeastZero, ZeroAtPerfect{}, ZeroOnlyAtPerfect{}, Convex{}, Lipschitz{K: 1, Near: []Sample{scalar(2*beta+1, 0)}},
			Continuous{C1: beta > 0}, Even{}, Swap{}, ShiftInvariant{}, MonotoneInError{},
			Homogeneous{Degree: 1, At: func(k float64) Loss { return SmoothL1(k * beta) }},
			Bounds{
				ID: "r-smoothl1-below-l1", Says: "|r| − ½β ≤ L ≤ |r|.",
				Lo: func(x In) ball.Real { return magnitude(x.R()).Sub(half) },
				Hi: func(x In) ball.Real { return magnitude(x.R()) },
			},
			Equals{
				ID: "r-smoothl1-large", Says: "Where |r| ≥ β the loss is the absolute error less ½β.",
				Other: Absolute, Plus: func(In) ball.Real { return half.Neg() },
				When: func(s Sample) bool { return math.Abs(s.residual()) > beta },
			},
			Not{
				ID: "r-smoothl1-unbounded", Says: "What is limited is the gradient, not the value.",
				Of: Range{0, 1 << 20}, Witness: []Sample{scalar(1<<24+beta, 0)},
			},
			translation(),
		},
		Refs: []Ref{
			{"R. Girshick, Fast R-CNN, ICCV (2015)", "10.1109/ICCV.2015.169"},
			{"S. Ren, K. He, R. Girshick, J. Sun, Faster R-CNN, IEEE TPAMI 39 (2017), for beta = 1/σ²", "10.1109/TPAMI.2016.2577031"},
		},
		Names: map[string]string{"torch": "torch.nn.functional.smooth_l1_loss"},
	}
	if beta == 0 {
		l.Value = Absolute().Value
		l.Kinks = l.Kinks[1:]
		l.Claims = append(l.Claims,
			Equals{ID: "r-smoothl1-zero", Says: "With β = 0 it is the absolute error.", Other: Absolute},
			Minimizer{ID: "r-population-minimisers", Says: "With β = 0 every median is a minimiser.", Best: minimiser(tilted(0.5), 0)},
		)
		return l
	}
	l.Claims = append(l.Claims,
		Smooth{Beta: roundUp(inverse(beta))},
		Gradient{
			ID: "r-smoothl1-slope", Says: "The slope is r/β clipped to [−1, 1].",
			Is: func(x In) []ball.Real { return []ball.Real{clip(x.R(), x.Of(beta)).Quo(b)} },
		},
		Equals{
			ID: "r-smoothl1-small", Says: "Where |r| < β the loss is half the squared error, divided by β.",
			Other: func() Loss { return over(HalfSquared(), beta) },
			When:  func(s Sample) bool { return math.Abs(s.residual()) < beta },
			Draw:  nearby(beta),
		},
		Bounds{
			ID: "r-smoothl1-between", Says: "L ≤ r²/(2β).",
			Hi: func(x In) ball.Real { return x.R().Mul(x.R()).Quo(b.Add(b)) }, Draw: nearby(2 * beta),
		},
		Equals{
			ID: "r-huber-smoothl1", Says: "smooth-l1(β) = huber(β)/β.",
			Other: func() Loss { return over(Huber(beta), beta) },
		},
		Equals{
			ID: "r-huber-scaling", Says: "smooth-l1(β) at r is half of smooth-l1(2β) at 2r.", Scale: 0.5,
			Other: func() Loss { return SmoothL1(2 * beta) }, Map: doubled, Draw: nearby(4 * beta),
		},
		Minimizer{ID: "r-population-minimisers", Says: "The minimiser is where the clipped residuals sum to zero.", Best: minimiser(clipped(beta), beta, -beta)},
	)
	return l
}

// clip is r moved into [−d, d]. Its pieces agree at the joints.
func clip(r, d ball.Real) ball.Real {
	switch {
	case r.Cmp(d) > 0:
		return d
	case r.Cmp(d.Neg()) < 0:
		return d.Neg()
	}
	return r
}
