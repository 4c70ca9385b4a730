package spec

import (
	"math"
	"math/big"

	"github.com/lossgate/lossgate/spec/ball"
)

// SqEpsInsensitive is max(0, |r| − ε)², r = pred − target: EpsInsensitive squared, whose slope does not jump. eps = 0 is the
// squared error.
func SqEpsInsensitive(eps float64) Loss {
	e := ball.Of(eps)
	inf := math.Inf(1)
	// beyond is how far r is outside of the tube. Its slope jumps, which the square hides.
	beyond := func(x In) ball.Real {
		return ball.MaxAt("|r| = eps", x.Of(0), magnitude(x.R()).Sub(e))
	}
	l := Loss{
		Name: "sq-eps-insensitive", Params: []Param{Scalar("eps", eps, NonNegative)}, Family: Regression,
		Pred: Reals, Target: Reals, TargetGrad: true,
		Definition: "max(0, |r| − ε)², with r = pred − target",
		Value: func(x In) ball.Real {
			d := beyond(x)
			return d.Mul(d)
		},
		Kinks:   []Kink{residualKink("|r| = eps", eps, -eps)},
		Special: residualSpecial(inf, 0, inf),
		Claims: []Claim{
			AtLeastZero, ZeroAtPerfect{}, Convex{}, Smooth{Beta: 2}, Continuous{C1: true}, Even{}, Swap{}, ShiftInvariant{}, MonotoneInError{},
			Homogeneous{Degree: 2, At: func(k float64) Loss { return SqEpsInsensitive(k * eps) }},
			Bounds{
				ID: "r-sq-eps-insensitive", Says: "½r² − ε² ≤ L ≤ r².",
				Lo: func(x In) ball.Real {
					return x.R().Mul(x.R()).Mul(ball.Of(0.5)).Sub(e.Mul(e)) // the difference is ½(|r| − 2ε)² outside of the tube
				},
				Hi: func(x In) ball.Real { return x.R().Mul(x.R()) },
			},
			Gradient{
				ID: "r-sq-eps-insensitive-slope", Says: "The slope is 2·max(0, |r| − ε)·sign r.",
				Is: func(x In) []ball.Real {
					g := beyond(x).Mul(ball.Of(2))
					if x.R().Cmp(ball.Of(0)) < 0 {
						g = g.Neg()
					}
					return []ball.Real{g}
				},
			},
			Not{
				ID: "r-sq-eps-insensitive-unbounded", Says: "No constant bounds the slope.",
				Of: Lipschitz{K: 1 << 10}, Witness: []Sample{scalar(1<<20+eps, 0), scalar(0, 0)},
			},
			translation(),
			Minimizer{
				ID: "r-population-minimisers", Says: "At a minimiser what lies beyond the tube above and below adds up to zero.",
				Best: minimiser(outside(eps), eps, -eps),
			},
		},
		Refs:  []Ref{{Text: "H. Drucker, C. J. C. Burges, L. Kaufman, A. Smola, V. Vapnik, Support vector regression machines, NIPS 9 (1997)"}},
		Names: map[string]string{"sklearn": "sklearn.linear_model.SGDRegressor(loss='squared_epsilon_insensitive')", "julia": "LossFunctions.L2EpsilonInsLoss"},
	}
	if eps == 0 {
		l.Value = Squared().Value
		l.Claims = append(l.Claims, ZeroOnlyAtPerfect{}, StronglyConvex{Mu: 2},
			Equals{ID: "r-sq-eps-insensitive-zero", Says: "With ε = 0 it is the squared error.", Other: Squared})
		return l
	}
	l.Claims = append(l.Claims, forgiven(eps),
		Not{
			ID: "r-eps-insensitive-forgives", Says: "Zero loss does not mean a perfect prediction.",
			Of: ZeroOnlyAtPerfect{}, Witness: []Sample{scalar(eps/2, 0)},
		},
		Not{
			ID: "r-sq-eps-insensitive-flat", Says: "It is not strongly convex: within the tube it is flat.",
			Of: StronglyConvex{Mu: 0x1p-10}, Witness: []Sample{scalar(-eps/2, 0), scalar(eps/2, 0)},
		})
	return l
}

// outside is the influence of sq-eps-insensitive over 2.
func outside(eps float64) influence {
	hi, lo := exact(eps), exact(-eps)
	return func(r *big.Float, _ bool) *big.Float {
		switch {
		case r.Cmp(hi) > 0:
			return exact(0).Sub(r, hi)
		case r.Cmp(lo) < 0:
			return exact(0).Sub(r, lo)
		}
		return exact(0)
	}
}
