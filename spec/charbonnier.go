package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// Charbonnier is √(r² + ε²), r = pred − target: the absolute error with its corner rounded off. Its least value is ε, not 0. As a loss
// of image restoration it has ε = 10⁻³ (Lai et al. 2017).
func Charbonnier(eps float64) Loss {
	e := ball.Of(eps)
	inf := math.Inf(1)
	value := func(x In) ball.Real { return x.R().Mul(x.R()).Add(e.Mul(e)).Sqrt() }
	return Loss{
		Name: "charbonnier", Params: []Param{Scalar("eps", eps, Positive)}, Family: Regression,
		Pred: Reals, Target: Reals, TargetGrad: true,
		Definition: "√(r² + ε²), with r = pred − target",
		Value:      value,
		Special:    residualSpecial(inf, eps, inf),
		Claims: []Claim{
			Range{eps, inf}, Convex{}, Lipschitz{K: 1, Near: []Sample{scalar(64*eps, 0)}}, Smooth{Beta: roundUp(inverse(eps))}, Continuous{C1: true},
			Even{}, Swap{}, ShiftInvariant{}, MonotoneInError{},
			Homogeneous{Degree: 1, At: func(k float64) Loss { return Charbonnier(k * eps) }},
			Bounds{
				ID: "r-charbonnier", Says: "|r| ≤ L ≤ |r| + ε.",
				Lo: func(x In) ball.Real { return magnitude(x.R()) },
				Hi: func(x In) ball.Real { return magnitude(x.R()).Add(e) },
			},
			Equals{
				ID: "r-charbonnier-pseudo-huber", Says: "L = pseudo-huber(ε)/ε + ε.",
				Other: func() Loss { return over(PseudoHuber(eps), eps) }, Plus: func(In) ball.Real { return e },
				Draw: nearby(8 * eps),
			},
			Gradient{
				ID: "r-charbonnier-slope", Says: "The slope is r/√(r²+ε²).",
				Is: func(x In) []ball.Real { return []ball.Real{x.R().Quo(value(x))} },
			},
			Not{
				ID: "r-charbonnier-floor", Says: "A perfect prediction costs ε.",
				Of: ZeroAtPerfect{}, Witness: []Sample{scalar(0, 0)},
			},
			translation(),
		},
		Refs: []Ref{
			{"P. Charbonnier, L. Blanc-Féraud, G. Aubert, M. Barlaud, Two deterministic half-quadratic regularization algorithms for computed imaging, ICIP (1994)", "10.1109/ICIP.1994.413553"},
			{"W.-S. Lai, J.-B. Huang, N. Ahuja, M.-H. Yang, Deep Laplacian pyramid networks for fast and accurate super-resolution, CVPR (2017)", "10.1109/CVPR.2017.618"},
		},
	}
}
