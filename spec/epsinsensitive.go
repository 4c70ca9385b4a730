package spec

import (
	"math"
	"math/big"

	"github.com/lossgate/lossgate/spec/ball"
)

// EpsInsensitive is max(0, |r| − ε), r = pred − target: the loss of support vector regression, which forgives errors up to
// ε. At |r| = ε the slope is any number between 0 and the sign of r. eps = 0 is the absolute error.
func EpsInsensitive(eps float64) Loss {
	e := ball.Of(eps)
	inf := math.Inf(1)
	l := Loss{
		Name: "eps-insensitive", Params: []Param{Scalar("eps", eps, NonNegative)}, Family: Regression,
		Pred: Reals, Target: Reals, TargetGrad: true,
		Definition: "max(0, |r| − ε), with r = pred − target",
		Value: func(x In) ball.Real {
			return ball.MaxAt("|r| = eps", x.Of(0), magnitude(x.R()).Sub(e))
		},
		Kinks:   []Kink{residualKink("|r| = eps", eps, -eps)},
		Special: residualSpecial(inf, 0, inf),
		Claims: []Claim{
			AtLeastZero, ZeroAtPerfect{}, Convex{}, Lipschitz{K: 1, Near: []Sample{scalar(2*eps+1, 0)}}, Continuous{},
			Even{}, Swap{}, ShiftInvariant{}, MonotoneInError{},
			Homogeneous{Degree: 1, At: func(k float64) Loss { return EpsInsensitive(k * eps) }},
			Bounds{
				ID: "r-eps-insensitive", Says: "|r| − ε ≤ L ≤ |r|.",
				Lo: func(x In) ball.Real { return magnitude(x.R()).Sub(e) },
				Hi: func(x In) ball.Real { return magnitude(x.R()) },
			},
			distanceToTube(eps), translation(),
			Minimizer{
				ID: "r-population-minimisers", Says: "At a minimiser as much weight lies more than ε above as below.",
				Best: minimiser(tube(eps), eps, -eps),
			},
		},
		Refs:  []Ref{{"V. N. Vapnik, The nature of statistical learning theory, Springer (1995)", "10.1007/978-1-4757-2440-0"}},
		Names: map[string]string{"sklearn": "sklearn.linear_model.SGDRegressor(loss='epsilon_insensitive')", "julia": "LossFunctions.L1EpsilonInsLoss"},
	}
	if eps == 0 {
		l.Value = Absolute().Value
		l.Claims = append(l.Claims, ZeroOnlyAtPerfect{}, Equals{ID: "r-eps-insensitive-zero", Says: "With ε = 0 it is the absolute error.", Other: Absolute})
		return l
	}
	l.Claims = append(l.Claims, forgiven(eps), Not{
		ID: "r-eps-insensitive-forgives", Says: "Zero loss does not mean a perfect prediction.",
		Of: ZeroOnlyAtPerfect{}, Witness: []Sample{scalar(eps/2, 0)},
	})
	return l
}

// forgiven is the claim that errors below eps cost nothing.
func forgiven(eps float64) Bounds {
	return Bounds{
		ID: "r-eps-insensitive-tube", Says: "L = 0 where |r| ≤ ε.",
		Lo: func(In) ball.Real { return ball.Of(0) }, Hi: func(In) ball.Real { return ball.Of(0) },
		When: func(s Sample) bool { return math.Abs(s.residual()) < eps }, Draw: nearby(eps),
	}
}

// distanceToTube is L = min |r − e| over |e| ≤ ε, as far as one e tells.
func distanceToTube(eps float64) Relation {
	return Relation{
		ID: "r-eps-insensitive-distance", Says: "L ≤ |r − e| for every |e| ≤ ε: it is the distance to the tube.", Ints: 1,
		Make: func(s []Sample, _ []int) []Term { return []Term{{1, s[0]}} },
		Sign: Le,
		RHS: func(x []In, k []int) ball.Real {
			return magnitude(x[0].R().Sub(ball.Of(eps).Mul(ball.Of(dyadic(k[0]) / 128))))
		},
	}
}

// tube is the influence of eps-insensitive: −1 below −eps, 0 within, 1 above eps.
func tube(eps float64) influence {
	hi, lo := exact(eps), exact(-eps)
	return func(r *big.Float, right bool) *big.Float {
		switch c, d := r.Cmp(hi), r.Cmp(lo); {
		case c > 0 || c == 0 && right:
			return exact(1)
		case d < 0 || d == 0 && !right:
			return exact(-1)
		}
		return exact(0)
	}
}
