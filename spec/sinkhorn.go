package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// Sinkhorn is the entropic transport cost min ⟨P, C⟩ + ε·KL(P‖abᵀ), as far as a number of iterations gets (Cuturi 2013): the value of the
// dual, ⟨a, f⟩ + ⟨b, g⟩, at the potentials that so many alternating updates of f and g from 0 lead to. Pred is the matrix C of
// costs, the rows of Target are a and b. The number of iterations is part of the definition, since libraries that stop by a tolerance
// give what that tolerance makes of it.
//
// The gradient is the plan of the last update, P_ij = a_i·b_j·exp((f_i + g_j − C_ij)/ε), with f taken as constant: Danskin's theorem, which
// holds in the limit. Its columns sum to b, its rows to a only there.
func Sinkhorn(eps, iterations float64) Loss {
	steps := int(iterations)
	l := planned("sinkhorn")
	l.Shape, l.TargetShape = []Dim{{"n", 1, 2}, {"n", 1, 2}}, []Dim{{"side", 2, 2}, {"n", 1, 2}}
	l.Params = []Param{Scalar("epsilon", eps, Positive), Scalar("iterations", float64(steps), Domain{Lo: 1, Hi: 1e4})}
	l.Definition = "⟨a, f⟩ + ⟨b, g⟩ after `iterations` times f_i = −ε·log Σ_j b_j·exp((g_j − C_ij)/ε), g_j = −ε·log Σ_i a_i·exp((f_i − C_ij)/ε), from g = 0; C = pred, rows of target: a and b"
	l.StopGrad = "the potential f of the last update"
	l.Value = func(x In) ball.Real { return sinkhornDual(x, eps, 2*steps) }
	l.Special = []SpecialCase{
		{When: "one row and one column: their cost", In: costsOf([]float64{1, 1}, 3), Want: 3},
		{When: "costs of which the kernel underflows, and no cost on the diagonal: ε·log 2", In: costsOf([]float64{0.5, 0.5, 0.5, 0.5}, 0, 1e6*eps, 1e6*eps, 0), Want: eps * math.Ln2},
	}
	l.Claims = []Claim{
		AtLeastZero,
		Planned{ID: "t-sinkhorn-feasible", Says: "The gradient is a plan but for its row sums: not negative, with column sums b and total mass 1."},
		Bounds{
			ID: "t-sinkhorn-sandwich", Says: "It is at most OT + ε·min(H(a), H(b)), and at most the cost of the independent plan.",
			Hi: func(x In) ball.Real {
				n := x.Shape[0]
				h := ball.Min(entropyOf(x.Target[:n]), entropyOf(x.Target[n:]))
				return ball.Min(ball.Dot(independent(x), x.Pred), dualBest(x).Add(h.Mul(ball.Of(eps))))
			},
		},
		Bounds{
			ID: "t-sinkhorn-sandwich-ascent", Says: "No update makes the dual smaller.",
			Lo: func(x In) ball.Real { return sinkhornDual(x, eps, 2*steps-1) },
		},
		Bounds{
			ID: "t-sinkhorn-sandwich-limit", Says: "For large ε it is ⟨a·bᵀ, C⟩, less (max C)²/(8ε) at most.",
			Lo: func(x In) ball.Real {
				top := ball.Max(x.Pred...)
				return ball.Dot(independent(x), x.Pred).Sub(square(top).Quo(x.Of(eps).Mul(ball.Of(8))))
			},
			Draw: func(s *Sample, pick func(n int) int) {
				for i := range s.Pred {
					s.Pred[i] = eps * float64(pick(32)) / 256
				}
			},
		},
		Equals{
			ID: "t-scale", Says: "Costs and ε twice as high cost twice as much.", Scale: 0.5,
			Other: func() Loss { return Sinkhorn(2*eps, iterations) },
			Map: func(x In) In {
				pred := make([]ball.Real, len(x.Pred))
				for i, c := range x.Pred {
					pred[i] = double(c)
				}
				x.Pred = pred
				return x
			},
		},
		Relation{
			ID: "t-cost-monotone-shift", Says: "Adding u_i to the costs of row i adds ⟨a, u⟩, whatever the number of iterations.", Ints: 2,
			Make: func(s []Sample, k []int) []Term {
				var v masses
				m, n := s[0].Clone(), s[0].Shape[0]
				for e := range m.Pred {
					m.Pred[e] = v.plus(m.Pred[e], math.Abs(dyadic(k[e/n])))
				}
				return v.terms(Term{1, m}, Term{-1, s[0]})
			},
			RHS: func(x []In, k []int) ball.Real {
				var terms []ball.Real
				for i, w := range x[0].Target[:x[0].Shape[0]] {
					terms = append(terms, w.Mul(ball.Of(math.Abs(dyadic(k[i])))))
				}
				return ball.Sum(terms...)
			},
		},
	}
	l.Refs = append(l.Refs, Ref{"M. Cuturi, Sinkhorn distances: lightspeed computation of optimal transport, NeurIPS (2013)", "10.48550/arXiv.1306.0895"})
	l.Names = map[string]string{"ott": "ott.solvers.linear.sinkhorn (reg_ot_cost)", "pot": "ot.bregman.sinkhorn_log (the plan)"}
	return l
}

// sinkhornDual is ⟨a, f⟩ + ⟨b, g⟩ after so many updates of f and g in turn, from g = 0. All but the last are constants.
func sinkhornDual(x In, eps float64, updates int) ball.Real {
	n := x.Shape[0]
	a, b := x.Target[:n], x.Target[n:]
	f, g := make([]ball.Real, n), make([]ball.Real, n)
	for k := range updates {
		of, from, weights := f, g, b
		if k%2 == 1 {
			of, from, weights = g, f, a
		}
		for i := range of {
			cost := make([]ball.Real, n)
			for j := range cost {
				c := x.Pred[i*n+j]
				if k%2 == 1 {
					c = x.Pred[j*n+i]
				}
				if k < updates-1 {
					c = c.Detach()
				}
				cost[j] = c.Sub(from[j])
			}
			if of[i] = softMin(x, cost, weights, eps); k < updates-1 {
				of[i] = of[i].Detach()
			}
		}
	}
	return ball.Dot(a, f).Add(ball.Dot(b, g))
}

// softMin is −ε·log Σ w·exp(−v/ε) for weights that sum to 1: less the least v that has weight, as everybody computes it, and by log1p where
// costs are small beside ε.
func softMin(x In, v, w []ball.Real, eps float64) ball.Real {
	least := -1
	for i := range v {
		if w[i].Sign() > 0 && (least < 0 || v[i].Cmp(v[least]) < 0) {
			least = i
		}
	}
	e := x.Of(eps)
	terms, less := []ball.Real{w[least]}, []ball.Real{x.Of(0)}
	for i := range v {
		if i != least && w[i].Sign() > 0 {
			d := v[least].Sub(v[i]).Quo(e)
			terms, less = append(terms, w[i].Mul(d.Exp())), append(less, w[i].Mul(d.Expm1()))
		}
	}
	log := ball.Sum(less...).Log1p()
	if sum := ball.Sum(terms...); sum.Cmp(ball.Of(0.5)) < 0 {
		log = sum.Log()
	}
	return v[least].Sub(e.Mul(log))
}
