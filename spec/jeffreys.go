package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// Jeffreys is D(p‖q) + D(q‖p) = Σ(p − q)·log(p/q) in nats, p = target and q = pred (Jeffreys 1946). It is symmetric, no term of it is
// negative, and it is +Inf unless both have the same support. Some authors halve it. The gradient by q is log(q/p) + 1 − p/q, and that
// by p alike: two parts of one sign.
func Jeffreys() Loss {
	inf := math.Inf(1)
	l := divergence("jeffreys")
	l.Definition = "Σ(p − q)·log(p/q) with 0·log(0/0) = 0 and +Inf where one of the two has no mass, p = target, q = pred"
	l.Value = func(x In) ball.Real { return klOf(x.Target, x.Pred).Add(klOf(x.Pred, x.Target)) }
	l.Stable = func(x In) ball.Real { return x.overAtoms(jeffreysTerm) }
	l.Special = append(divergenceSpecial(inf),
		SpecialCase{When: "pred has no mass where target has some", In: pair([]float64{0, 1}, []float64{0.5, 0.5}), Want: inf},
		SpecialCase{When: "target has no mass where pred has some", In: pair([]float64{0.5, 0.5}, []float64{0, 1}), Want: inf},
		SpecialCase{When: "equal distributions", In: pair([]float64{0.25, 0.75}, []float64{0.25, 0.75}), Want: 0})
	l.Claims = []Claim{
		AtLeastZero, ZeroAtPerfect{}, ZeroOnlyAtPerfect{}, Convex{}, Permutation{}, Swap{},
		twin("i-jeffreys", "It is Σ(p − q)·log(p/q).", Jeffreys, func(x In) ball.Real { return x.overAtoms(jeffreysTerm) }),
		Bounds{
			ID: "i-jeffreys-termwise", Says: "Every term is at least 0, so that the sum is at least the largest one.", When: sameSupport,
			Lo: func(x In) ball.Real {
				terms := make([]ball.Real, len(x.Pred))
				for i, q := range x.Pred {
					terms[i] = jeffreysTerm(x.Target[i], q)
				}
				return ball.Max(terms...)
			},
		},
		Gradient{
			ID: "i-jeffreys-gradient", Says: "The gradient by q is log(q/p) + 1 − p/q.",
			When: func(s Sample) bool { return fullSupport(s) && sameSupport(s) },
			Is: func(x In) []ball.Real {
				g := make([]ball.Real, len(x.Pred))
				for i, q := range x.Pred {
					p := x.Target[i]
					g[i] = q.Quo(p).Log().Add(q.Sub(p).Quo(q))
				}
				return g
			},
		},
		Bounds{
			ID: "i-js-jeffreys", Says: "It is at least 4·JS.", When: sameSupport,
			Lo: func(x In) ball.Real { return jsOf(x, logRatio).Mul(ball.Of(4)) },
		},
		Bounds{
			ID: "i-jeffreys-kl", Says: "It is at least D(p‖q).", When: sameSupport,
			Lo: func(x In) ball.Real { return klOf(x.Target, x.Pred) },
		},
		Bounds{
			ID: "i-pinsker", Says: "It is at least 4·TV²: the bound of Pinsker, both ways.",
			Lo: func(x In) ball.Real { return square(tvOf(x)).Mul(ball.Of(4)) },
		},
		Not{
			ID: "i-jeffreys-no-triangle", Says: "The triangle inequality fails, although it is symmetric: three coins of 1/1024, 1/2 and 1 − 1/1024.",
			Of: triangleOf("i-jeffreys-triangle", "J(p, r) ≤ J(p, q) + J(q, r)."),
			Witness: []Sample{
				pair([]float64{0.5, 0.5}, []float64{0x1p-10, 1 - 0x1p-10}),
				pair([]float64{1 - 0x1p-10, 0x1p-10}, []float64{0x1p-10, 1 - 0x1p-10}),
			},
		},
		additive(), jointlyConvex(), dataProcessing(), refinement(), emptyAtom(),
		Accurate{
			ID: "i-jeffreys-near-equal-accuracy", Says: "Near-equal distributions cost no digits.", When: alikeRows, Draw: nearEqual,
		},
	}
	l.Refs = []Ref{{"H. Jeffreys, An invariant form for the prior probability in estimation problems, Proc. R. Soc. Lond. A 186 (1946)", "10.1098/rspa.1946.0056"}}
	return l
}

// jeffreysTerm is (p − q)·log(p/q), and what klOf makes of it where an atom is empty.
func jeffreysTerm(p, q ball.Real) ball.Real {
	if empty(p) || empty(q) {
		return logRatio(p, q).Add(logRatio(q, p))
	}
	return p.Sub(q).Mul(p.Quo(q).Log())
}

// sameSupport reports whether both distributions have mass on the same atoms.
func sameSupport(s Sample) bool { return supported(s) && supported(pair(s.Target, s.Pred)) }
