package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// A Contrast is a convex function f with f(1) = f'(1) = 0, which makes an f-divergence. Edges are what f does at 0, and what f◇(t) = t·f(1/t)
// does, which is f at infinity.
type Contrast struct {
	Name   string
	Number int                               // the value of the parameter f
	Of     func(x In, t ball.Real) ball.Real // f(t) for t > 0
	Slope  func(x In, t ball.Real) ball.Real // f'(t)
	AtZero Edge
	AtInf  Edge
	Most   float64 // f(0) + f◇(0), what disjoint supports are worth
	Claims []Claim // what is special about it
}

// An Edge is the limit of f at 0 with that of its slope.
type Edge struct {
	Value func(x In) ball.Real // nil: +Inf
	Slope float64              // −Inf where it is vertical
}

// FDivergence is Σ q·f(p/q) of p = target and q = pred (Csiszár 1963, Ali and Silvey 1966), where an atom that p lacks is worth q·f(0) and
// one that q lacks p·f◇(0). It is never negative, 0 for equal distributions, convex in both together, and no channel raises it. At most
// it is f(0) + f◇(0), for disjoint supports. By q its gradient is f(r) − r·f'(r), r = p/q, and by p it is f'(r); both are specified where no
// edge has a vertical slope.
//
// The parameter f names the function: 0 is ContrastKL, 1 is ContrastHellinger, 2 is ContrastTriangular, 3 is ContrastJS.
func FDivergence(f Contrast) Loss {
	l := divergence("f-divergence")
	l.Params = []Param{Scalar("f", float64(f.Number), Domain{Lo: 0, Hi: 3})}
	l.Definition = "Σ q·f(p/q), p = target, q = pred, f(t) = " + f.Name
	l.Value = func(x In) ball.Real { return fdivOf(x, f) }
	l.Special = append(divergenceSpecial(f.Most),
		SpecialCase{When: "equal distributions", In: pair([]float64{0.25, 0.75}, []float64{0.25, 0.75}), Want: 0})
	l.Claims = append(fdivClaims(f), f.Claims...)
	l.Refs = []Ref{
		{"I. Csiszár, Information-type measures of difference of probability distributions and indirect observations, Studia Sci. Math. Hungar. 2 (1967)", ""},
		{"S. M. Ali, S. D. Silvey, A general class of coefficients of divergence of one distribution from another, J. R. Stat. Soc. B 28 (1966)", "10.1111/j.2517-6161.1966.tb00626.x"},
	}
	return l
}

// fdivOf is Σ q·f(p/q) with its conventions.
func fdivOf(x In, f Contrast) ball.Real {
	return x.overAtoms(func(p, q ball.Real) ball.Real {
		switch {
		case empty(p) && empty(q):
			return f.AtZero.of(x, q, p).Add(f.AtInf.of(x, p, q))
		case empty(p):
			return f.AtZero.of(x, q, p)
		case empty(q):
			return f.AtInf.of(x, p, q)
		}
		return q.Mul(f.Of(x, p.Quo(q)))
	})
}

// of is have·f(lack/have) for lack = 0: have·f(0), with the slope of f by lack.
func (e Edge) of(x In, have, lack ball.Real) ball.Real {
	if e.Value == nil {
		return ball.XLogY(have, lack).Neg() // +Inf, and nothing of nothing
	}
	v := have.Mul(e.Value(x))
	switch {
	case empty(have): // a convention has no slope to go by
		return v
	case math.IsInf(e.Slope, -1):
		return v.Sub(lack.Sqrt())
	}
	return v.Add(lack.Mul(ball.Of(e.Slope)))
}

// fdivClaims is what is claimed of every f-divergence.
func fdivClaims(f Contrast) []Claim {
	claims := []Claim{
		AtLeastZero, ZeroAtPerfect{}, ZeroOnlyAtPerfect{}, Convex{}, Permutation{},
		jointlyConvex(), dataProcessing(), refinement(), emptyAtom(),
		Equals{
			ID: "i-fdiv-affine", Says: "f(t) + 3(t − 1) has the same divergence: 3(Σp − Σq) is nothing.",
			Other: formula(func(x In) ball.Real {
				g := f
				g.Of = func(x In, t ball.Real) ball.Real { return f.Of(x, t).Add(t.Sub(ball.Of(1)).Mul(ball.Of(3))) }
				if f.AtZero.Value != nil {
					g.AtZero.Value = func(x In) ball.Real { return f.AtZero.Value(x).Sub(ball.Of(3)) }
				}
				if f.AtInf.Value != nil {
					g.AtInf.Value = func(x In) ball.Real { return f.AtInf.Value(x).Add(ball.Of(3)) }
				}
				return fdivOf(x, g)
			}),
			When: func(s Sample) bool { return sumsToOne(s.Pred) && sumsToOne(s.Target) },
		},
		Equals{
			ID: "i-fdiv-swap", Says: "With arguments exchanged it is the divergence of f◇(t) = t·f(1/t).", Map: exchanged,
			Other: formula(func(x In) ball.Real {
				g := f
				g.AtZero, g.AtInf = f.AtInf, f.AtZero
				g.Of = func(x In, t ball.Real) ball.Real { return t.Mul(f.Of(x, x.Of(1).Quo(t))) }
				return fdivOf(x, g)
			}),
		},
		Relation{
			ID: "i-fdiv-variational", Says: "D ≥ E_p T − E_q f*(T) for every T, here T = f'(r) and f*(T) = r·T − f(r) of any r > 0.", Ints: 6,
			Make: func(s []Sample, _ []int) []Term { return []Term{{1, s[0]}} },
			Sign: Ge,
			RHS: func(x []In, k []int) ball.Real {
				var terms []ball.Real
				for i, q := range x[0].Pred {
					r := x[0].Of(math.Ldexp(float64(1+k[i]%64), -4)) // up to 4
					t := f.Slope(x[0], r)
					terms = append(terms, x[0].Target[i].Mul(t), q.Mul(r.Mul(t).Sub(f.Of(x[0], r))).Neg())
				}
				return ball.Sum(terms...)
			},
		},
		Gradient{
			ID: "i-fdiv-gradient", Says: "The gradient by q is f(r) − r·f'(r), r = p/q: −f* of the slope.", When: sameFullSupport,
			Is: func(x In) []ball.Real {
				g := make([]ball.Real, len(x.Pred))
				for i, q := range x.Pred {
					r := x.Target[i].Quo(q)
					g[i] = f.Of(x, r).Sub(r.Mul(f.Slope(x, r)))
				}
				return g
			},
		},
		Accurate{
			ID: "i-fdiv-near-equal-accuracy", Says: "Near-equal distributions cost no digits.", When: nearSums, Draw: nearEqual,
		},
	}
	if f.AtZero.Value != nil && f.AtInf.Value != nil {
		claims = append(claims, Swap{}, Bounds{
			ID: "i-fdiv-range", Says: "It is at most f(0) + f◇(0), whatever the supports.",
			Hi:   func(x In) ball.Real { return f.AtZero.Value(x).Add(f.AtInf.Value(x)) },
			When: func(s Sample) bool { return sumsToOne(s.Pred) && sumsToOne(s.Target) }, Draw: apart,
		})
	}
	return claims
}

// dedicated is the claim that f gives a loss of its own name, where distributions sum to exactly 1.
func dedicated(says string, of func() Loss) Equals {
	return Equals{
		ID: "i-fdiv-generic", Says: says, Other: of,
		When: func(s Sample) bool { return sumsToOne(s.Pred) && sumsToOne(s.Target) },
	}
}

// ContrastKL is t·log t − t + 1, which makes kl.
func ContrastKL() Contrast {
	return Contrast{
		Name: "t·log t − t + 1", Number: 0,
		Of:     func(_ In, t ball.Real) ball.Real { return t.Mul(t.Log()).Sub(t.Sub(ball.Of(1))) },
		Slope:  func(_ In, t ball.Real) ball.Real { return t.Log() },
		AtZero: Edge{Value: func(x In) ball.Real { return x.Of(1) }, Slope: math.Inf(-1)},
		Most:   math.Inf(1),
		Claims: []Claim{dedicated("It is kl.", KL)},
	}
}

// ContrastHellinger is ½(√t − 1)², which makes the square of hellinger.
func ContrastHellinger() Contrast {
	edge := Edge{Value: func(x In) ball.Real { return x.Of(0.5) }, Slope: math.Inf(-1)}
	return Contrast{
		Name: "½(√t − 1)²", Number: 1,
		Of:     func(_ In, t ball.Real) ball.Real { return square(t.Sqrt().Sub(ball.Of(1))).Mul(ball.Of(0.5)) },
		Slope:  func(x In, t ball.Real) ball.Real { return lessFrom1(x.Of(1).Quo(t.Sqrt())).Mul(ball.Of(0.5)) },
		AtZero: edge, AtInf: edge, Most: 1,
		Claims: []Claim{dedicated("It is the square of hellinger.", func() Loss { return changed(Hellinger(), square) })},
	}
}

// ContrastTriangular is (t − 1)²/(t + 1), which makes triangular.
func ContrastTriangular() Contrast {
	edge := Edge{Value: func(x In) ball.Real { return x.Of(1) }, Slope: -3}
	return Contrast{
		Name: "(t − 1)²/(t + 1)", Number: 2,
		Of: func(_ In, t ball.Real) ball.Real { return square(t.Sub(ball.Of(1))).Quo(t.Add(ball.Of(1))) },
		Slope: func(_ In, t ball.Real) ball.Real {
			return t.Sub(ball.Of(1)).Mul(t.Add(ball.Of(3))).Quo(square(t.Add(ball.Of(1))))
		},
		AtZero: edge, AtInf: edge, Most: 2,
		Claims: []Claim{dedicated("It is triangular.", Triangular)},
	}
}

// ContrastJS is ½(t·log(2t/(1+t)) + log(2/(1+t))), which makes js.
func ContrastJS() Contrast {
	edge := Edge{Value: func(x In) ball.Real { return x.Of(2).Log().Mul(ball.Of(0.5)) }, Slope: math.Inf(-1)}
	part := func(t, of ball.Real) ball.Real { return double(of).Quo(t.Add(ball.Of(1))).Log() }
	return Contrast{
		Name: "½(t·log(2t/(1+t)) + log(2/(1+t)))", Number: 3,
		Of: func(x In, t ball.Real) ball.Real {
			return t.Mul(part(t, t)).Add(part(t, x.Of(1))).Mul(ball.Of(0.5))
		},
		Slope:  func(_ In, t ball.Real) ball.Real { return part(t, t).Mul(ball.Of(0.5)) },
		AtZero: edge, AtInf: edge, Most: math.Ln2,
		Claims: []Claim{dedicated("It is js.", JS)},
	}
}
