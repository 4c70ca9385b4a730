package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// Tukey is the biweight (c²/6)(1 − (1 − (r/c)²)³) where |r| ≤ c, r = pred − target, and c²/6 beyond (Beaton & Tukey 1974): ½r² near 0, and an
// outlier beyond c has no influence at all. c = 4.685 has 95 % efficiency for residuals of a normal distribution.
func Tukey(c float64) Loss {
	k, one, six := ball.Of(c), ball.Of(1), ball.Of(6)
	most := func(x In) ball.Real { return x.Of(c).Mul(k).Quo(six) }
	cut := func(x In) ball.Real { return ball.MinAt("|r| = c", magnitude(x.R()), x.Of(c)) }
	square := func(x In) ball.Real {
		q := cut(x).Quo(k)
		return q.Mul(q)
	}
	step := math.Ldexp(1, math.Ilogb(c)-3) // every format holds the witness
	first := math.Round(0.6*c/step) * step
	return Loss{
		Name: "tukey", Params: []Param{Scalar("c", c, Positive)}, Family: Regression,
		Pred: Reals, Target: Reals, TargetGrad: true,
		Definition: "(c²/6)(1 − (1 − (r/c)²)³) if |r| ≤ c, else c²/6, with r = pred − target",
		Value: func(x In) ball.Real {
			rest := one.Sub(square(x))
			return most(x).Mul(one.Sub(rest.Mul(rest).Mul(rest)))
		},
		Stable: func(x In) ball.Real { // 1 − (1−s)³ = s(3 − s(3−s))
			r, s, three := cut(x), square(x), ball.Of(3)
			return r.Mul(r).Quo(six).Mul(three.Sub(s.Mul(three.Sub(s))))
		},
		Kinks:   []Kink{residualKink("|r| = c", c, -c), residualKink("r = 0", 0)},
		Special: residualSpecial(c*c/6, 0, c*c/6),
		Claims: []Claim{
			Range{0, roundUp(exact(0).Quo(exact(0).Mul(exact(c), exact(c)), exact(6)))},
			ZeroAtPerfect{}, ZeroOnlyAtPerfect{}, Continuous{C1: true}, Even{}, Swap{}, ShiftInvariant{}, MonotoneInError{}, Smooth{Beta: 1},
			Lipschitz{K: tukeySteepest(c), Near: []Sample{scalar(float64(float32(c/math.Sqrt(5))), 0)}},
			Homogeneous{Degree: 2, At: func(k float64) Loss { return Tukey(k * c) }},
			Redescending{From: c / math.Sqrt(5) * (1 + 0x1p-20)},
			Gradient{
				ID: "r-tukey-c2", Says: "The slope is r(1 − (r/c)²)² within c and 0 beyond: it meets 0 at c with slope 0, so that the curvature has no jump either.",
				Is: func(x In) []ball.Real {
					if x.R().IsInf() {
						return []ball.Real{x.Of(0)}
					}
					rest := one.Sub(square(x))
					return []ball.Real{x.R().Mul(rest).Mul(rest)}
				},
				Draw: nearby(1.25 * c),
			},
			Equals{
				ID: "r-tukey-c2-constant", Says: "Beyond c it is c²/6, however far the outlier is.",
				Other: func() Loss { return Loss{Pred: Reals, Target: Reals, Value: most} },
				When:  func(s Sample) bool { return math.Abs(s.residual()) > c*(1+0x1p-20) }, Draw: nearby(64 * c),
			},
			Relation{
				ID: "r-tukey-sup", Says: "No secant is steeper than 16c/(25√5), the slope at c/√5.", Arity: 2,
				Make: func(s []Sample, _ []int) []Term {
					return []Term{{1, s[0]}, {-1, Sample{Pred: s[1].Pred, Target: s[0].Target}}}
				},
				Sign: Le,
				RHS: func(x []In, _ []int) ball.Real {
					k := x[0].Of(16).Mul(ball.Of(c)).Quo(ball.Of(25)).Quo(x[0].Of(5).Sqrt())
					return x[0].Pred[0].Sub(x[1].Pred[0]).Abs().Mul(k)
				},
				Draw: func(s []Sample, pick func(n int) int) {
					s[0].Target[0] = 0
					for i := range s {
						s[i].Pred[0] = float64(float32(c * (float64(pick(256)) - 64) / 256))
					}
				},
			},
			Not{
				ID: "r-tukey-not-convex", Says: "It bends down beyond c/√5, as every bounded loss does somewhere.",
				Of: Convex{}, Witness: []Sample{scalar(first, 0), scalar(first+2*math.Round(0.5*c/step)*step, 0)},
			},
			translation(),
		},
		Refs: []Ref{
			{"A. E. Beaton, J. W. Tukey, The fitting of power series, meaning polynomials, illustrated on band-spectroscopic data, Technometrics 16 (1974)", "10.1080/00401706.1974.10489171"},
		},
		Names: map[string]string{
			"statsmodels": "statsmodels.robust.norms.TukeyBiweight", "matlab": "robustfit(wfun='bisquare')",
		},
	}
}

// tukeySteepest is 16c/(25√5), rounded up: 2^−50 covers the roundings.
func tukeySteepest(c float64) float64 { return 16 * c / (25 * math.Sqrt(5)) * (1 + 0x1p-50) }
