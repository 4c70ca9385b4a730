package spec

import "github.com/lossgate/lossgate/spec/ball"

// Triangular is the triangular discrimination Δ = Σ(p − q)²/(p + q) of p = target and q = pred (Vincze 1981, Le Cam 1986, Topsøe 2000):
// symmetric, between 0 and 2, finite whatever the supports; √Δ is a metric. Its gradient by q is (q−p)(q+3p)/(p+q)², and that by p
// alike; where both are 0 it is 1 along either edge.
func Triangular() Loss {
	l := divergence("triangular")
	l.Definition = "Σ(p − q)²/(p + q) with 0/0 = 0, p = target, q = pred"
	l.Value = triangularOf
	l.Special = append(divergenceSpecial(2),
		SpecialCase{When: "pred has no mass where target has some", In: pair([]float64{0, 1}, []float64{0.5, 0.5}), Want: 0.5 + 0.25/1.5},
		SpecialCase{When: "equal distributions", In: pair([]float64{0.25, 0.75}, []float64{0.25, 0.75}), Want: 0})
	l.Claims = []Claim{
		Range{0, 2}, ZeroAtPerfect{}, ZeroOnlyAtPerfect{}, Convex{}, Permutation{}, Swap{},
		Triangle{ID: "i-triangular-metric", Says: "√Δ satisfies the triangle inequality.", Root: true},
		dataProcessing(), jointlyConvex(), refinement(), emptyAtom(),
		twin("i-triangular-chi2", "It is 2χ²(p‖m), m = ½(p+q).", Triangular, func(x In) ball.Real {
			m := x
			m.Pred = middle(x.Target, x.Pred)
			return double(chi2Of(m))
		}),
		twin("i-triangular-harmonic", "It is 2 − 4Σpq/(p+q).", Triangular, func(x In) ball.Real {
			shared := x.overAtoms(func(p, q ball.Real) ball.Real {
				if empty(p) || empty(q) {
					return x.Of(0)
				}
				return p.Mul(q).Quo(p.Add(q))
			})
			return ball.Sum(append(x.Target[:len(x.Target):len(x.Target)], x.Pred...)...).Sub(shared.Mul(ball.Of(4)))
		}),
		Equals{
			ID: "i-triangular-disjoint", Says: "It is 2 for disjoint supports.",
			Other: formula(func(x In) ball.Real { return x.Of(2) }), When: disjoint, Draw: apart,
		},
		Bounds{
			ID: "i-tv-delta", Says: "2·TV² ≤ Δ ≤ 2·TV.",
			Lo: func(x In) ball.Real { return double(square(tvOf(x))) },
			Hi: func(x In) ball.Real { return double(tvOf(x)) },
		},
		Bounds{
			ID: "i-hellinger-delta", Says: "2H² ≤ Δ ≤ 4H².",
			Lo: func(x In) ball.Real { return double(hellinger2(x)) },
			Hi: func(x In) ball.Real { return hellinger2(x).Mul(ball.Of(4)) },
		},
		Bounds{
			ID: "i-js-delta", Says: "2·JS/log 2 ≤ Δ ≤ 4·JS.",
			Lo: func(x In) ball.Real { return double(jsOf(x, logRatio)).Quo(x.Of(2).Log()) },
			Hi: func(x In) ball.Real { return jsOf(x, logRatio).Mul(ball.Of(4)) },
		},
		Gradient{
			ID: "i-triangular-gradient", Says: "The gradient by q is (q − p)(q + 3p)/(p + q)².",
			When: func(s Sample) bool { return fullSupport(s) || fullSupport(pair(s.Target, s.Pred)) },
			Is: func(x In) []ball.Real {
				g := make([]ball.Real, len(x.Pred))
				for i, q := range x.Pred {
					p := x.Target[i]
					g[i] = q.Sub(p).Mul(q.Add(p.Mul(ball.Of(3)))).Quo(square(p.Add(q)))
				}
				return g
			},
		},
		Not{
			ID: "i-triangular-not-additive", Says: "Δ of a product is not the sum.", Of: additive(),
			Witness: []Sample{pair([]float64{0.25, 0.75}, []float64{0.75, 0.25}), pair([]float64{0.25, 0.75}, []float64{0.75, 0.25})},
		},
		Accurate{
			ID: "i-triangular-near-equal-accuracy", Says: "Near-equal distributions cost no digits.", When: alikeRows, Draw: nearEqual,
		},
	}
	l.Refs = []Ref{
		{"F. Topsøe, Some inequalities for information divergence and related measures of discrimination, IEEE Trans. Inf. Theory 46 (2000)", "10.1109/18.850703"},
		{"L. Le Cam, Asymptotic Methods in Statistical Decision Theory (1986)", "10.1007/978-1-4612-4946-7"},
	}
	return l
}
