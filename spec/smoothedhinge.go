package spec

import (
	"math"
	"slices"

	"github.com/lossgate/lossgate/spec/ball"
)

// SmoothedHinge is 0 for m ≥ 1, (1 − m)²/2gamma for m above 1 − gamma and 1 − m − gamma/2 below, m = target·pred: the hinge with its
// kink rounded over a width of gamma > 0, which is the Moreau envelope of the hinge.
func SmoothedHinge(gamma float64) Loss {
	g, half := ball.Of(gamma), ball.Of(0.5)
	bent := func(x In, m ball.Real) ball.Real {
		return ball.Max(x.Of(-1), ball.Min(x.Of(0), m.Sub(ball.Of(1)).Quo(g)))
	}
	return marginal(Loss{
		Name: "smoothed-hinge", Params: []Param{Scalar("gamma", gamma, Positive)},
		Definition: "0 if m ≥ 1, (1 − m)²/2γ if 1 − γ ≤ m < 1, else 1 − m − γ/2, with m = target·pred",
		Value: func(x In) ball.Real {
			d := ball.Of(1).Sub(x.M())
			switch {
			case d.CmpAt("m = 1", ball.Of(0)) <= 0:
				return ball.Of(0)
			case d.CmpAt("m = 1 - gamma", g) <= 0:
				return d.Mul(d).Quo(g.Add(g))
			}
			return d.Sub(g.Mul(half))
		},
		Kinks:   []Kink{marginKink("m = 1", 1), marginKink("m = 1 - gamma", 1-gamma)},
		Special: marginSpecial(math.Inf(1), smoothed(1, gamma), 0),
		Claims: slices.Concat([]Claim{
			AtLeastZero, ZeroAtPerfect{At: []Sample{onMargin(1), onMargin(8)}}, Convex{},
			Lipschitz{K: 1, Near: []Sample{onMargin(-4 * gamma)}}, Smooth{Beta: roundUp(inverse(gamma))}, Continuous{C1: true}, NonIncreasing{},
			slope("φ′ is (m − 1)/γ, held between −1 and 0.", bent), scaleMatters(-0.5), asymmetric(smoothed(1, gamma), 64*(1+gamma)),
			noBound("An error may cost less than 1: φ(0) is 1 − γ/2, or 1/2γ where γ > 1.", 0),
			Bounds{
				ID: "m-smooth-hinge-near-hinge", Says: "hinge − γ/2 ≤ L ≤ hinge.",
				Lo: func(x In) ball.Real { return Hinge().Value(x).Sub(g.Mul(half)) }, Hi: Hinge().Value,
			},
			moreau(gamma),
			Equals{
				ID: "m-smooth-hinge-envelope-attained", Says: "L = hinge(u) + (u − m)²/2γ at u = m where m ≥ 1, m + γ where m ≤ 1 − γ, and 1 between.",
				Other: func() Loss {
					return Loss{Pred: Reals, Target: PlusMinus, Value: func(x In) ball.Real {
						m := x.M()
						u := ball.Max(m, ball.Min(m.Add(g), ball.Of(1)))
						by := u.Sub(m)
						return ball.Of(1).Sub(u).Relu().Add(by.Mul(by).Quo(g.Add(g)))
					}}
				},
				When: func(s Sample) bool { return !math.IsInf(s.Pred[0], 0) },
			},
		}, roundedRisk(gamma).claims(), conjugate{
			lo: -1, hi: 0, dual: func(x In, u ball.Real) ball.Real { return u.Add(u.Mul(u).Mul(g).Mul(half)) },
			slope: bent,
		}.claims()),
		Refs: []Ref{
			{Text: "J. D. M. Rennie, N. Srebro, Loss functions for preference levels: regression with discrete ordered labels, IJCAI Workshop on Advances in Preference Handling (2005)"},
			{Text: "S. Shalev-Shwartz, T. Zhang, Stochastic dual coordinate ascent methods for regularized loss minimization, J. Mach. Learn. Res. 14 (2013)"},
		},
		Names: map[string]string{"julia": "LossFunctions.SmoothedL1HingeLoss"},
	})
}

// smoothed is the smoothed hinge at 1 − m = d > 0, rounded.
func smoothed(d, gamma float64) float64 {
	if d <= gamma {
		return d * d / (2 * gamma)
	}
	return d - gamma/2
}

// moreau is the half of the Moreau envelope that every u tells: L ≤ hinge(u) + (u − m)²/2γ.
func moreau(gamma float64) Relation {
	return Relation{
		ID: "m-smooth-hinge-envelope", Says: "L(m) ≤ hinge(u) + (u − m)²/2γ for every u.", Ints: 1, Sign: Le,
		Make: func(s []Sample, _ []int) []Term { return []Term{{1, s[0]}} },
		RHS: func(x []In, k []int) ball.Real {
			u := x[0].Of(dyadic(k[0]) / 16)
			by := u.Sub(x[0].M())
			return shortfall(x[0], u).Add(by.Mul(by).Quo(ball.Of(2 * gamma)))
		},
	}
}

// roundedRisk is the risk of the smoothed hinge. Where γ is wide enough for the odds the minimiser is that of a square, and
// elsewhere one sign is on the linear piece. C* is from the dual: the largest 2v − γv²/2η(1−η) for v up to min(η, 1−η).
func roundedRisk(gamma float64) risk {
	g, one, two := ball.Of(gamma), ball.Of(1), ball.Of(2)
	return risk{
		zero: func(x In) ball.Real {
			if gamma <= 1 {
				return x.Of(1).Sub(g.Mul(ball.Of(0.5)))
			}
			return x.Of(0.5).Quo(g)
		},
		bend: 1 / gamma,
		least: func(eta ball.Real) ball.Real {
			rare := rarer(eta)
			rest := one.Sub(rare)
			if rest.Add(rest).Cmp(g) <= 0 {
				return product(eta).Mul(two).Quo(g)
			}
			return rare.Mul(two).Sub(g.Mul(rare).Quo(rest.Add(rest)))
		},
		best: func(eta float64) (lo, hi float64) {
			switch likely := max(eta, 1-eta); {
			case likely == 1:
				return signs(eta)
			case 2*likely <= gamma:
				return mean(eta)
			case eta == 0.5:
				return gamma - 1, 1 - gamma
			default:
				f := math.Copysign(1-gamma*(1-likely)/likely, eta-0.5)
				return f, f
			}
		},
	}
}
