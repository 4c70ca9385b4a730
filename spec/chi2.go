package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// Chi2 is χ²(p‖q) = Σ(p − q)²/q of p = target and q = pred: Pearson's statistic of counts p where q is expected, for each count
// (Pearson 1900). It is +Inf where p has mass that q has not. Its gradient by q is 1 − (p/q)² and that by p is 2(p−q)/q.
func Chi2() Loss {
	inf := math.Inf(1)
	l := divergence("chi2")
	l.Definition = "Σ(p − q)²/q with 0/0 = 0 and +Inf for p > 0 = q, p = target, q = pred"
	l.Value = chi2Of
	l.Special = append(divergenceSpecial(inf),
		SpecialCase{When: "pred has no mass where target has some", In: pair([]float64{0, 1}, []float64{0.5, 0.5}), Want: inf},
		SpecialCase{When: "target has no mass where pred has some", In: pair([]float64{0.5, 0.5}, []float64{0, 1}), Want: 1},
		SpecialCase{When: "pred has mass below the roundings of 1 where target has none", In: pair([]float64{1, 0x1p-500}, []float64{1, 0}), Want: 0x1p-500},
		SpecialCase{When: "equal distributions", In: pair([]float64{0.25, 0.75}, []float64{0.25, 0.75}), Want: 0})
	l.Claims = append(chi2Claims(func(x In) In { return x }),
		twin("i-chi2-forms", "It is Σ p²/q − 1.", Chi2, func(x In) ball.Real { return secondMoment(x).Sub(ball.Sum(x.Target...)) }),
		Gradient{
			ID: "i-chi2-gradient", Says: "The gradient by q is 1 − (p/q)².", When: fullSupport,
			Is: func(x In) []ball.Real {
				g := make([]ball.Real, len(x.Pred))
				for i, q := range x.Pred {
					g[i] = lessFrom1(square(x.Target[i].Quo(q)))
				}
				return g
			},
		},
		Not{
			ID: "i-chi2-asymmetry", Says: "The denominator matters: χ² is not symmetric, 16/9 and 16/25 for p = (½, ½), q = (0.1, 0.9).",
			Of: Swap{}, Witness: []Sample{pair([]float64{0.1, 0.9}, []float64{0.5, 0.5})},
		},
		Not{
			ID: "i-chi2-no-triangle", Says: "The triangle inequality fails: 16/9 > 1/3 + 1/4 for p = (½, ½), r = (¼, ¾), q = (0.1, 0.9).",
			Of: triangleOf("i-chi2-triangle", "χ²(p‖q) ≤ χ²(p‖r) + χ²(r‖q)."),
			Witness: []Sample{
				pair([]float64{0.25, 0.75}, []float64{0.5, 0.5}),
				pair([]float64{0.1, 0.9}, []float64{0.5, 0.5}),
			},
		},
	)
	l.Refs = []Ref{
		{"K. Pearson, On the criterion that a given system of deviations …, Philos. Mag. (5) 50 (1900)", "10.1080/14786440009463897"},
		{"I. Sason, S. Verdú, f-divergence inequalities, IEEE Trans. Inf. Theory 62 (2016)", "10.1109/TIT.2016.2603151"},
	}
	l.Names = map[string]string{"scipy": "scipy.stats.chisquare(p, q).statistic"}
	return l
}

// Chi2Neyman is χ² with its arguments exchanged: Σ(p − q)²/p of p = target and q = pred, the deviations over what was seen (Neyman 1949).
// It is +Inf where q has mass that p has not. Its gradient by q is 2(q−p)/p and that by p is 1 − (q/p)².
func Chi2Neyman() Loss {
	inf := math.Inf(1)
	l := divergence("chi2-neyman")
	l.Definition = "Σ(p − q)²/p with 0/0 = 0 and +Inf for q > 0 = p, p = target, q = pred"
	l.Value = func(x In) ball.Real { return chi2Of(exchanged(x)) }
	l.Special = append(divergenceSpecial(inf),
		SpecialCase{When: "pred has no mass where target has some", In: pair([]float64{0, 1}, []float64{0.5, 0.5}), Want: 1},
		SpecialCase{When: "target has no mass where pred has some", In: pair([]float64{0.5, 0.5}, []float64{0, 1}), Want: inf},
		SpecialCase{When: "equal distributions", In: pair([]float64{0.25, 0.75}, []float64{0.25, 0.75}), Want: 0})
	l.Claims = append(chi2Claims(exchanged),
		Equals{ID: "i-chi2-neyman", Says: "It is chi2 with its arguments exchanged.", Other: Chi2, Map: exchanged},
		Gradient{
			ID: "i-chi2-gradient", Says: "The gradient by q is 2(q − p)/p.",
			When: func(s Sample) bool { return fullSupport(pair(s.Target, s.Pred)) },
			Is: func(x In) []ball.Real {
				g := make([]ball.Real, len(x.Pred))
				for i, q := range x.Pred {
					g[i] = double(q.Sub(x.Target[i]).Quo(x.Target[i]))
				}
				return g
			},
		},
	)
	l.Refs = []Ref{{"J. Neyman, Contribution to the theory of the χ² test, Proc. Berkeley Symp. Math. Statist. Probab. (1949)", ""}}
	return l
}

// chi2Claims is what is claimed of both: arguments says which of them is expected, as exchanging makes it pred.
func chi2Claims(arguments func(In) In) []Claim {
	return []Claim{
		AtLeastZero, ZeroAtPerfect{}, ZeroOnlyAtPerfect{}, Convex{}, Permutation{},
		jointlyConvex(), dataProcessing(), refinement(), emptyAtom(),
		Bounds{
			ID: "i-kl-le-chi2", Says: "χ² ≥ e^D − 1 ≥ D.", When: sameSupport,
			Lo: func(x In) ball.Real { return klOf(arguments(x).Target, arguments(x).Pred).Expm1() },
		},
		Bounds{
			ID: "i-reverse-pinsker", Says: "4·TV² ≤ χ² ≤ 2·TV²/min q, q what is expected.", When: func(s Sample) bool { return fullSupport(s) && sameSupport(s) },
			Lo: func(x In) ball.Real { return square(tvOf(x)).Mul(ball.Of(4)) },
			Hi: func(x In) ball.Real { return double(square(tvOf(x))).Quo(ball.Min(arguments(x).Pred...)) },
		},
		Relation{
			ID: "i-chi2-product", Says: "log(1 + χ²) of independent parts adds: χ² of a product is χ² + χ'² + χ²·χ'².", Arity: 2,
			Make: beyondParts,
			RHS:  func(x []In, _ []int) ball.Real { return chi2Of(arguments(x[0])).Mul(chi2Of(arguments(x[1]))) },
		},
		Accurate{
			ID: "i-chi2-near-equal-accuracy", Says: "Near-equal distributions cost no digits.", When: alikeRows, Draw: nearEqual,
		},
	}
}

// secondMoment is Σ p²/q.
func secondMoment(x In) ball.Real {
	return x.overAtoms(func(p, q ball.Real) ball.Real {
		switch {
		case !empty(q):
			return square(p).Quo(q)
		case empty(p):
			return x.Of(0)
		}
		return x.Of(math.Inf(1))
	})
}

// beyondParts is what a divergence of independent parts together is more than the sum of both.
func beyondParts(s []Sample, _ []int) []Term {
	if !sameSupport(s[0]) || !sameSupport(s[1]) {
		return nil
	}
	var m masses
	both := pair(m.product(s[0].Pred, s[1].Pred), m.product(s[0].Target, s[1].Target))
	return m.terms(Term{1, both}, Term{-1, s[0]}, Term{-1, s[1]})
}
