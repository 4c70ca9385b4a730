package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// betaClaims is what is claimed of β-divergences.
func betaClaims(beta float64) []Claim {
	claims := append(bregmanClaims(func(x In, y ball.Real) ball.Real {
		if beta == 1 {
			return y.Log()
		}
		return y.Pow(lessOne(beta)).Quo(x.Of(beta - 1))
	}),
		Gradient{
			ID: "i-beta-gradient", Says: "The gradient by q is q^(β−2)·(q − p).",
			Is: func(x In) []ball.Real {
				g := make([]ball.Real, len(x.Pred))
				for i, q := range x.Pred {
					g[i] = q.Sub(x.Target[i]).Quo(q).Mul(q.Pow(x.Of(beta - 1)))
				}
				return g
			},
		})
	if beta == math.Trunc(beta) {
		claims = append(claims, Homogeneous{Degree: int(beta)})
	}
	if beta >= 1 && beta <= 2 {
		claims = append(claims, Convex{})
	}
	if beta < 1 {
		claims = append(claims, Not{
			ID: "i-beta-not-convex", Says: "Below β = 1 it is concave for large q.",
			Of: Convex{}, Witness: []Sample{pair([]float64{16}, []float64{1}), pair([]float64{256}, []float64{1})},
		})
	}
	switch beta {
	case 0:
		claims = append(claims, betaLimit(0), Equals{ID: "i-itakura-saito-beta", Says: "At β = 0 it is itakura-saito.", Other: ItakuraSaito})
	case 1:
		claims = append(claims, betaLimit(1), Equals{ID: "i-beta-kl", Says: "At β = 1 it is generalized-kl.", Other: GeneralizedKL})
	case 2:
		claims = append(claims, Swap{}, ShiftInvariant{}, StronglyConvex{Mu: 1}, Smooth{Beta: 1}, Equals{
			ID: "i-beta-squared", Says: "At β = 2 it is ½‖p − q‖².",
			Other: formula(func(x In) ball.Real {
				return x.overAtoms(func(p, q ball.Real) ball.Real { return square(p.Sub(q)) }).Mul(ball.Of(0.5))
			}),
		})
	}
	return claims
}

// betaLimit is the claim that β-divergences near one of the limits are near it. By the integral, y^ε changes the divergence by a factor
// between e^−εM and e^εM, M the largest |log y| between p and q.
func betaLimit(at float64) Limit {
	return Limit{
		ID: "i-beta-limit", Says: "It is continuous in β where the formula is a limit.", At: BetaDivergence,
		Theta: []float64{at - 0x1p-8, at + 0x1p-8, at - 0x1p-20, at + 0x1p-20},
		Bound: func(theta float64, x In) ball.Real {
			var logs []ball.Real
			for i, q := range x.Pred {
				logs = append(logs, magnitude(q.Log()), magnitude(x.Target[i].Log()))
			}
			m := ball.Max(logs...).Mul(ball.Of(math.Abs(theta - at)))
			return x.overAtoms(betaStable(x, at)).Mul(m.Expm1())
		},
	}
}

// bregmanClaims is what is claimed of the Bregman divergence Σ F(p) − F(q) − F'(q)(p − q) of positive numbers, slope being F'.
func bregmanClaims(slope func(x In, y ball.Real) ball.Real) []Claim {
	return []Claim{
		AtLeastZero, ZeroAtPerfect{}, ZeroOnlyAtPerfect{}, Permutation{},
		bregmanMean(), convexInTarget(), threePoints(slope),
		Accurate{
			ID: "i-bregman-near-equal-accuracy", Says: "Near-equal arguments cost no digits.", When: moderateRatio, Draw: nearRatio,
		},
	}
}

// bregmanMean is the identity that makes the mean the best prediction, whatever the convex function (Banerjee et al. 2005).
func bregmanMean() Relation {
	return Relation{
		ID: "i-bregman-mean", Says: "Σ w·D(a, b) is Σ w·D(a, ā) and D(ā, b), ā = Σ w·a: the mean is the best prediction.", Arity: 2, Ints: 1,
		Make: func(s []Sample, k []int) []Term {
			var m masses
			w := float64(1+k[0]%7) / 8
			a, c, b := s[0].Target, s[1].Target, s[0].Pred
			mean := m.mix(w, a, c)
			return m.terms(Term{w, pair(b, a)}, Term{1 - w, pair(b, c)}, Term{-w, pair(mean, a)}, Term{w - 1, pair(mean, c)}, Term{-1, pair(b, mean)})
		},
		Draw: shareExponent,
	}
}

// convexInTarget is the claim that a divergence is convex in its first argument, target.
func convexInTarget() Relation {
	return Relation{
		ID: "i-bregman", Says: "D is convex in the target: D(½(a + a'), b) ≤ ½D(a, b) + ½D(a', b).", Arity: 2,
		Make: func(s []Sample, _ []int) []Term {
			var m masses
			b := s[0].Pred
			return m.terms(Term{1, pair(b, m.mix(0.5, s[0].Target, s[1].Target))}, Term{-0.5, s[0]}, Term{-0.5, pair(b, s[1].Target)})
		},
		Sign: Le, Draw: shareExponent,
	}
}

// threePoints is the law of cosines of a Bregman divergence.
func threePoints(slope func(x In, y ball.Real) ball.Real) Relation {
	return Relation{
		ID: "i-bregman-three-points", Says: "D(a, c) = D(a, b) + D(b, c) + ⟨∇F(b) − ∇F(c), a − b⟩.", Arity: 2,
		Make: func(s []Sample, _ []int) []Term {
			a, b, c := s[0].Target, s[0].Pred, s[1].Pred
			return []Term{{1, pair(c, a)}, {-1, pair(b, a)}, {-1, pair(c, b)}}
		},
		RHS: func(x []In, _ []int) ball.Real {
			terms := make([]ball.Real, len(x[0].Pred))
			for i, b := range x[0].Pred {
				terms[i] = slope(x[0], b).Sub(slope(x[0], x[1].Pred[i])).Mul(x[0].Target[i].Sub(b))
			}
			return ball.Sum(terms...)
		},
	}
}

// shareExponent makes entries multiples of 1/16 between 0 and 1, whose mixtures are exact.
func shareExponent(s []Sample, pick func(n int) int) {
	for _, x := range s {
		for _, v := range [][]float64{x.Pred, x.Target} {
			for i := range v {
				v[i] = float64(1+pick(15)) / 16
			}
		}
	}
}

// nearRatio makes target moderate and moves pred there, but for one entry that is multiplied by 1 plus a power of two.
func nearRatio(s *Sample, pick func(n int) int) {
	for i := range s.Target {
		s.Target[i] = float64(1+pick(15)) / 16
	}
	copy(s.Pred, s.Target)
	s.Pred[pick(len(s.Pred))] *= 1 + math.Ldexp(1, -5-pick(12))
}

// moderateRatio reports whether positive numbers are close to each other, and no divergence of them leaves the range of a format.
func moderateRatio(s Sample) bool {
	for _, q := range s.Pred {
		if q < 0x1p-6 || q > 0x1p6 {
			return false
		}
	}
	return alikeRows(s)
}
