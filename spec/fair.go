package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// Fair is c²(u − ln(1 + u)), u = |r|/c and r = pred − target (Fair 1974): ½r² near 0 and about c·|r| far from it, with a continuous second
// derivative but for a kink of the third at 0. c = 1.3998 has 95 % efficiency for residuals of a normal distribution. As printed
// it loses every digit near 0.
func Fair(c float64) Loss {
	k := ball.Of(c)
	inf := math.Inf(1)
	half := ball.Of(0.5)
	far := math.Ldexp(1, math.Ilogb(c)+7)
	ratio := func(x In) ball.Real { return magnitude(x.R()).Quo(k) }
	square := func(x In) ball.Real { return x.R().Mul(x.R()).Mul(half) }
	return Loss{
		Name: "fair", Params: []Param{Scalar("c", c, Positive)}, Family: Regression,
		Pred: Reals, Target: Reals, TargetGrad: true,
		Definition: "c²(|r|/c − ln(1 + |r|/c)), with r = pred − target",
		Value: func(x In) ball.Real {
			if x.R().IsInf() { // Inf − Inf
				return magnitude(x.R()).Mul(k)
			}
			u := ratio(x)
			return u.Sub(u.Log1p()).Mul(k).Mul(k)
		},
		Kinks:   []Kink{residualKink("r = 0", 0)},
		Special: residualSpecial(inf, 0, inf),
		Claims: []Claim{
			AtLeastZero, ZeroAtPerfect{}, ZeroOnlyAtPerfect{}, Convex{}, Lipschitz{K: c, Near: []Sample{scalar(float64(float32(1024*c)), 0)}},
			Smooth{Beta: 1}, Continuous{C1: true}, Even{}, Swap{}, ShiftInvariant{}, MonotoneInError{},
			Homogeneous{Degree: 2, At: func(k float64) Loss { return Fair(k * c) }},
			Gradient{
				ID: "r-fair-slope", Says: "The slope is r/(1 + |r|/c).",
				Is: func(x In) []ball.Real { return []ball.Real{x.R().Quo(ratio(x).Add(ball.Of(1)))} },
			},
			Bounds{
				ID: "r-fair-bounds", Says: "½r² − |r|³/(3c) ≤ L ≤ ½r²: it begins like half the squared error.",
				Lo: func(x In) ball.Real {
					return square(x).Sub(square(x).Mul(ratio(x)).Mul(ball.Of(2)).Quo(x.Of(3)))
				},
				Hi: square, Draw: nearby(2 * c),
			},
			Bounds{
				ID: "r-fair-below-huber", Says: "L ≤ huber(c): both tend to c·|r|, but it turns sooner and more gently.",
				Hi: huberValue(c), Draw: nearby(8 * c),
			},
			Accurate{
				ID: "r-fair-accuracy", Says: "Near r = 0 no digit is lost to the difference of the printed formula.",
				When: func(s Sample) bool { return math.Abs(s.residual()) < 2*c }, Draw: nearby(c),
			},
			Not{
				ID: "r-fair-not-strongly-convex", Says: "Its curvature 1/(1 + |r|/c)² falls below every constant.",
				Of: StronglyConvex{Mu: 0x1p-10}, Witness: []Sample{scalar(far, 0), scalar(2*far, 0)},
			},
			translation(),
		},
		Refs: []Ref{{"R. C. Fair, On the robust estimation of econometric models, Ann. Econ. Soc. Meas. 3 (1974)", ""}},
		Names: map[string]string{
			"lightgbm": "objective=fair", "matlab": "robustfit(wfun='fair')",
		},
	}
}
