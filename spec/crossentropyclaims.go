package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// crossEntropyClaims is what is claimed of the cross-entropy of distributions: that it is KL and the entropy of the target, and hence
// what it is not.
func crossEntropyClaims() []Claim {
	return []Claim{
		AtLeastZero, Convex{}, Permutation{},
		Equals{
			ID: "i-ce-decomposition", Says: "CE(p, q) = H(p) + D(p‖q).",
			Other: KL, Plus: func(x In) ball.Real { return entropyOf(x.Target) },
		},
		Relation{
			ID: "i-kl-ce-equivalent", Says: "With p fixed, KL and cross-entropy differ by a constant: CE(p, q) − CE(p, q') = D(p‖q) − D(p‖q').",
			Arity: 2,
			Make: func(s []Sample, _ []int) []Term {
				return []Term{{1, s[0]}, {-1, pair(s[1].Pred, s[0].Target)}}
			},
			RHS: func(x []In, _ []int) ball.Real {
				p := x[0].Target
				return klOf(p, x[0].Pred).Sub(klOf(p, x[1].Pred))
			},
		},
		Bounds{
			ID: "i-ce-gibbs", Says: "CE(p, q) ≥ H(p): no code is shorter than one's own.",
			Lo: func(x In) ball.Real { return entropyOf(x.Target) }, Draw: nearEqual,
		},
		Equals{
			ID: "i-ce-perfect-is-entropy", Says: "CE(p, p) = H(p), which is 0 for a vertex alone.",
			Other: func() Loss {
				l := CrossEntropy()
				l.Value = func(x In) ball.Real { return entropyOf(x.Target) }
				return l
			},
			When: func(s Sample) bool { return same(s.Pred, s.Target) },
			Draw: func(s *Sample, _ func(n int) int) { copy(s.Pred, s.Target) },
		},
		Not{
			ID: "i-ce-not-mutual-information", Says: "Cross-entropy is not the mutual information of its arguments: it is not symmetric (1.2040 and 0.6931).",
			Of: Swap{}, Witness: []Sample{pair([]float64{0.1, 0.9}, []float64{0.5, 0.5})},
		},
		Not{
			ID: "i-ce-not-zero-at-perfect", Says: "A perfect prediction costs the entropy of the target: log 2 for a fair coin.",
			Of: ZeroAtPerfect{}, Witness: []Sample{pair([]float64{0.5, 0.5}, []float64{0.5, 0.5})},
		},
		Equals{
			ID: "i-kl-support", Says: "Where p has mass that q has not, CE(p, q) is +Inf: neither NaN nor a clipped number.",
			Other: func() Loss {
				l := CrossEntropy()
				l.Value = func(x In) ball.Real { return x.Of(math.Inf(1)) }
				return l
			},
			When: func(s Sample) bool { return !supported(s) }, Draw: apart,
		},
		Gradient{
			ID: "i-ce-gradient", Says: "The gradient by q is −p/q, as that of KL is.", When: fullSupport, Is: minusQuotients,
		},
		Relation{
			ID: "i-ce-linear", Says: "CE is linear in p: CE(λp + (1−λ)p', q) = λCE(p, q) + (1−λ)CE(p', q).", Arity: 2, Ints: 1,
			Make: func(s []Sample, k []int) []Term {
				var m masses
				w, q := float64(1+k[0]%7)/8, s[0].Pred
				return m.terms(Term{1, pair(q, m.mix(w, s[0].Target, s[1].Target))}, Term{-w, s[0]}, Term{w - 1, pair(q, s[1].Target)})
			},
		},
		additive(), emptyAtom(),
	}
}

// same reports whether p and q are the same numbers.
func same(p, q []float64) bool {
	for i := range p {
		if p[i] != q[i] {
			return false
		}
	}
	return true
}
