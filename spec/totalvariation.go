package spec

import "github.com/lossgate/lossgate/spec/ball"

// TotalVariation is ½Σ|p − q| of p = target and q = pred: the largest difference of probability that any event has. It is a metric
// between 0 and 1, with a kink for every atom where p = q. Libraries that leave out the ½ deviate from this.
func TotalVariation() Loss {
	l := divergence("total-variation")
	l.Definition = "½Σ|p − q|, p = target, q = pred"
	l.Value = tvOf
	l.Kinks = append(l.Kinks, Kink{"pred equals target", func(s *Sample, _ func(n int) int) bool {
		copy(s.Pred, s.Target)
		return true
	}})
	l.Special = append(divergenceSpecial(1),
		SpecialCase{When: "equal distributions", In: pair([]float64{0.25, 0.75}, []float64{0.25, 0.75}), Want: 0})
	l.Claims = []Claim{
		Range{0, 1}, ZeroAtPerfect{}, ZeroOnlyAtPerfect{}, Convex{}, Permutation{}, Swap{},
		triangleOf("i-tv-metric", "The triangle inequality holds."),
		dataProcessing(), jointlyConvex(), refinement(), emptyAtom(),
		twin("i-tv-forms", "It is the largest p(A) − q(A) over all events A.", TotalVariation, func(x In) ball.Real {
			best := make([]ball.Real, 0, 1<<len(x.Pred))
			for event := range 1 << len(x.Pred) {
				terms := []ball.Real{x.Of(0)}
				for i, q := range x.Pred {
					if event>>i&1 == 1 {
						terms = append(terms, x.Target[i].Sub(q))
					}
				}
				best = append(best, ball.Sum(terms...))
			}
			return ball.Max(best...)
		}),
		twin("i-tv-overlap", "It is 1 − Σ min(p, q): what the distributions do not share.", TotalVariation, func(x In) ball.Real {
			return lessFrom1(x.overAtoms(func(p, q ball.Real) ball.Real { return ball.Min(p, q) }))
		}),
		Bounds{
			ID: "i-tv-delta", Says: "2·TV² ≤ Δ ≤ 2·TV, Δ = Σ(p−q)²/(p+q).",
			Lo: func(x In) ball.Real { return triangularOf(x).Mul(ball.Of(0.5)) },
			Hi: func(x In) ball.Real { return triangularOf(x).Mul(ball.Of(0.5)).Sqrt() },
		},
		Bounds{
			ID: "i-pinsker", Says: "TV ≤ √(½D(p‖q)), D in nats.",
			Hi:   func(x In) ball.Real { return klOf(x.Target, x.Pred).Mul(ball.Of(0.5)).Sqrt() },
			When: supported,
		},
		Accurate{
			ID: "i-tv-near-equal-accuracy", Says: "Near-equal distributions cost no digits.",
			When: alikeRows, Draw: nearEqual,
		},
	}
	l.Refs = []Ref{{"D. A. Levin, Y. Peres, E. L. Wilmer, Markov Chains and Mixing Times, ch. 4 (2009)", "10.1090/mbk/058"}}
	return l
}
