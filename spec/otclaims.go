package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// otClaims is what is claimed of optimal transport as a function of the costs and of the marginals.
func otClaims() []Claim {
	claims := []Claim{
		AtLeastZero, Continuous{},
		Lipschitz{K: 1, Near: []Sample{costsOf([]float64{1, 1}, 3)}},
		Planned{ID: "t-marginals", Says: "The gradient is a plan: not negative, with row sums a and column sums b.", Rows: true},
		Bounds{
			ID: "t-em-definition", Says: "No plan is cheaper: neither the independent one nor one that fills rows and columns in order.",
			Hi: func(x In) ball.Real {
				return ball.Min(ball.Dot(independent(x), x.Pred), ball.Dot(northWest(x), x.Pred))
			},
		},
		Relation{
			ID: "t-em-definition-transposed", Says: "Moving b to a at transposed costs is as cheap as moving a to b.",
			Make: func(s []Sample, _ []int) []Term {
				n, m := s[0].Shape[0], s[0].Clone()
				for e, c := range s[0].Pred {
					m.Pred[e%n*n+e/n] = c
				}
				copy(m.Target, s[0].Target[n:])
				copy(m.Target[n:], s[0].Target)
				return []Term{{1, m}, {-1, s[0]}}
			},
		},
		Relation{
			ID: "t-1d-cdf", Says: "At costs |x_i − y_j| it is W1.", Ints: 6,
			Make: func(s []Sample, k []int) []Term {
				m, n := s[0].Clone(), s[0].Shape[0]
				for e := range m.Pred {
					m.Pred[e] = math.Abs(dyadic(k[e/n]) - dyadic(k[3+e%n]))
				}
				return []Term{{1, m}}
			},
			RHS: func(x []In, k []int) ball.Real {
				line, n := x[0], x[0].Shape[0]
				line.Pred, line.Target = nil, nil
				for i := range n {
					line.Pred = append(line.Pred, x[0].Of(dyadic(k[i])))
					line.Target = append(line.Target, x[0].Of(dyadic(k[3+i])))
				}
				line.Pred, line.Target = append(line.Pred, x[0].Target[:n]...), append(line.Target, x[0].Target[n:]...)
				return W1().Value(line)
			},
		},
		twin("t-dual", "It is the largest Σ a·f + Σ b·g with f_i + g_j ≤ C_ij (Kantorovich).", OTDiscrete, dualBest),
		Relation{
			ID: "t-dual-lower", Says: "Any f bounds it from below, by Σ a·f + Σ b·g with g_j = min_i C_ij − f_i.", Ints: 3,
			Make: func(s []Sample, _ []int) []Term { return []Term{{1, s[0]}} },
			Sign: Ge,
			RHS: func(x []In, k []int) ball.Real {
				n := x[0].Shape[0]
				var terms []ball.Real
				for i := range n {
					terms = append(terms, x[0].Target[i].Mul(ball.Of(dyadic(k[i])/16)))
				}
				for j := range n {
					var slack []ball.Real
					for i := range n {
						slack = append(slack, x[0].Pred[i*n+j].Sub(ball.Of(dyadic(k[i])/16)))
					}
					terms = append(terms, x[0].Target[n+j].Mul(ball.Min(slack...)))
				}
				return ball.Sum(terms...)
			},
		},
	}
	return append(claims, costClaims()...)
}

// costClaims is how the cheapest cost depends on the costs, and on the marginals at given costs.
func costClaims() []Claim {
	return []Claim{
		Relation{
			ID: "t-cost-monotone", Says: "A larger cost of one pair never makes it cheaper.", Ints: 2,
			Make: func(s []Sample, k []int) []Term {
				var v masses
				m, e := s[0].Clone(), k[0]%len(s[0].Pred)
				m.Pred[e] = v.plus(m.Pred[e], math.Abs(dyadic(k[1])))
				return v.terms(Term{1, m}, Term{-1, s[0]})
			},
			Sign: Ge,
		},
		Relation{
			ID: "t-cost-monotone-shift", Says: "Adding u_i + v_j to every C_ij adds ⟨a, u⟩ + ⟨b, v⟩: every plan pays it.", Ints: 6,
			Make: func(s []Sample, k []int) []Term {
				var v masses
				m, n := s[0].Clone(), s[0].Shape[0]
				for e := range m.Pred {
					m.Pred[e] = v.plus(m.Pred[e], math.Abs(dyadic(k[e/n]))+math.Abs(dyadic(k[3+e%n])))
				}
				return v.terms(Term{1, m}, Term{-1, s[0]})
			},
			RHS: func(x []In, k []int) ball.Real {
				var terms []ball.Real
				n := x[0].Shape[0]
				for i, w := range x[0].Target {
					terms = append(terms, w.Mul(ball.Of(math.Abs(dyadic(k[i/n*3+i%n])))))
				}
				return ball.Sum(terms...)
			},
		},
		Relation{
			ID: "t-cost-monotone-concave", Says: "It is concave in the costs: halfway between two of them it is at least the mean.", Arity: 2,
			Make: func(s []Sample, _ []int) []Term {
				mid, ok := halfway(s[0].Pred, s[1].Pred)
				if !ok {
					return nil
				}
				return []Term{{1, costsOf(s[0].Target, mid...)}, {-0.5, s[0]}, {-0.5, costsOf(s[0].Target, s[1].Pred...)}}
			},
			Sign: Ge,
		},
		Not{
			ID: "t-cost-monotone-not-convex", Says: "It is not convex in the costs: two of them may each let another plan go free.",
			Of: Convex{}, Witness: []Sample{costsOf([]float64{0.5, 0.5, 0.5, 0.5}, 0, 1, 1, 0), costsOf([]float64{0.5, 0.5, 0.5, 0.5}, 1, 0, 0, 1)},
		},
		Relation{
			ID: "t-convex", Says: "At given costs it is convex in the marginals.", Arity: 2, Ints: 1,
			Make: func(s []Sample, k []int) []Term {
				var m masses
				w := float64(1+k[0]%7) / 8
				mixed := costsOf(m.mix(w, s[0].Target, s[1].Target), s[0].Pred...)
				return m.terms(Term{1, mixed}, Term{-w, s[0]}, Term{w - 1, costsOf(s[1].Target, s[0].Pred...)})
			},
			Sign: Le,
		},
		Relation{
			ID: "t-scale", Says: "Costs k times as high cost k times as much.", Ints: 1,
			Make: func(s []Sample, k []int) []Term {
				var m masses
				by := math.Ldexp(1, k[0]%9-4)
				return m.terms(Term{1, costsOf(s[0].Target, m.scaled(by, s[0].Pred)...)}, Term{-by, s[0]})
			},
		},
	}
}

// independent is the plan a·bᵀ.
func independent(x In) (p []ball.Real) {
	n := x.Shape[0]
	for e := range x.Pred {
		p = append(p, x.Target[e/n].Mul(x.Target[n+e%n]))
	}
	return p
}

// northWest is the plan that fills rows and columns in their order.
func northWest(x In) []ball.Real {
	n := x.Shape[0]
	p := make([]ball.Real, n*n)
	left := append([]ball.Real(nil), x.Target...)
	for e := range p {
		i, j := e/n, n+e%n
		p[e] = left[i]
		if left[j].Cmp(left[i]) < 0 {
			p[e] = left[j]
		}
		left[i], left[j] = left[i].Sub(p[e]), left[j].Sub(p[e])
	}
	return p
}
