package spec

import (
	"math"
	"math/bits"

	"github.com/lossgate/lossgate/spec/ball"
)

// entropyClaims is what is claimed of the entropy: Shannon's axioms, its bounds, and that disorder raises it.
func entropyClaims() []Claim {
	return []Claim{
		AtLeastZero, Permutation{},
		twin("i-entropy-is-mean-information", "H(p) is the mean of the self-information −log p.", Entropy, func(x In) ball.Real {
			surprise := SelfInformation().Value
			return sumOver(x.Pred, x.Pred, func(p, _ ball.Real) ball.Real {
				if empty(p) { // what does not happen surprises nobody
					return x.Of(0)
				}
				return p.Mul(surprise(In{Pred: []ball.Real{p}, eval: x.eval}))
			})
		}),
		Bounds{
			ID: "i-entropy-bounds", Says: "0 ≤ H(p) ≤ log K.",
			Lo: func(x In) ball.Real { return x.Of(0) },
			Hi: func(x In) ball.Real { return x.Of(float64(len(x.Pred))).Log() },
		},
		Equals{
			ID: "i-entropy-units", Says: "H is k·log 2 for the uniform distribution over 2^k atoms: nats.",
			Other: func() Loss {
				l := Entropy()
				l.Value = func(x In) ball.Real { return x.Of(float64(len(x.Pred))).Log() }
				return l
			},
			When: func(s Sample) bool { return bits.OnesCount(uint(len(s.Pred))) == 1 && uniform(s.Pred) },
			Draw: func(s *Sample, _ func(n int) int) {
				for i := range s.Pred {
					s.Pred[i] = 1 / float64(len(s.Pred))
				}
			},
		},
		Gradient{
			ID: "i-entropy-gradient", Says: "The gradient is −log p − 1, as entries vary freely.", When: fullSupport,
			Is: func(x In) []ball.Real {
				g := make([]ball.Real, len(x.Pred))
				for i, p := range x.Pred {
					g[i] = p.Log().Neg().Sub(ball.Of(1))
				}
				return g
			},
		},
		Relation{
			ID: "i-entropy-zero-extension", Says: "An atom of mass 0 changes nothing, as 0·log 0 = 0.",
			Make: func(s []Sample, _ []int) []Term {
				return []Term{{1, distribution(append(s[0].Clone().Pred, 0)...)}, {-1, s[0]}}
			},
		},
		Relation{
			ID: "i-entropy-additive", Says: "H(p⊗q) = H(p) + H(q).", Arity: 2,
			Make: func(s []Sample, _ []int) []Term {
				var m masses
				both := distribution(m.product(s[0].Pred, s[1].Pred)...)
				return m.terms(Term{1, both}, Term{-1, s[0]}, Term{-1, s[1]})
			},
		},
		Relation{
			ID: "i-entropy-subadditive", Says: "H(X, Y) ≤ H(X) + H(Y).",
			Make: func(s []Sample, _ []int) []Term {
				n := len(s[0].Pred) / 2
				if n < 2 || len(s[0].Pred)%2 != 0 {
					return nil
				}
				var m masses
				a, b := s[0].Pred[:n], s[0].Pred[n:] // the rows of a joint distribution of two rows
				columns := make([]float64, n)
				for j := range columns {
					columns[j] = m.plus(a[j], b[j])
				}
				rows := distribution(m.sum(a), m.sum(b))
				return m.terms(Term{1, s[0]}, Term{-1, rows}, Term{-1, distribution(columns...)})
			},
			Sign: Le,
		},
		Relation{
			ID: "i-entropy-grouping", Says: "The entropy of a choice in two steps is that of the first, plus the mean of those of the second.",
			Arity: 2, Ints: 1,
			Make: func(s []Sample, k []int) []Term {
				var m masses
				w := float64(k[0]%17) / 16
				joint := distribution(append(m.scaled(w, s[0].Pred), m.scaled(1-w, s[1].Pred)...)...)
				return m.terms(Term{1, joint}, Term{-1, distribution(w, 1-w)}, Term{-w, s[0]}, Term{w - 1, s[1]})
			},
		},
		Relation{
			ID: "i-entropy-concave", Says: "H(λp + (1−λ)q) ≥ λH(p) + (1−λ)H(q).", Arity: 2, Ints: 1,
			Make: func(s []Sample, k []int) []Term {
				var m masses
				w := float64(1+k[0]%7) / 8
				return m.terms(Term{1, distribution(m.mix(w, s[0].Pred, s[1].Pred)...)}, Term{-w, s[0]}, Term{w - 1, s[1]})
			},
			Sign: Ge,
		},
		Relation{
			ID: "i-entropy-schur", Says: "Moving two atoms towards each other does not lower H.", Ints: 3,
			Make: func(s []Sample, k []int) []Term {
				var m masses
				p := s[0].Pred
				q, i, j := s[0].Clone().Pred, k[0]%len(p), k[1]%len(p)
				q[i], q[j] = q[j], q[i]
				return m.terms(Term{1, distribution(m.mix(float64(1+k[2]%7)/8, p, q)...)}, Term{-1, s[0]})
			},
			Sign: Ge,
		},
		Relation{
			ID: "i-entropy-fannes", Says: "H(p) − H(q) ≤ TV·log(K−1) + h(TV): H is continuous up to the boundary (Audenaert 2007).", Arity: 2,
			Make: func(s []Sample, _ []int) []Term {
				if len(s[0].Pred) < 2 {
					return nil
				}
				return []Term{{1, s[0]}, {-1, s[1]}}
			},
			Sign: Le,
			RHS: func(x []In, _ []int) ball.Real {
				tv := tvOf(In{Pred: x[0].Pred, Target: x[1].Pred, eval: x[0].eval})
				return tv.Mul(x[0].Of(float64(len(x[0].Pred) - 1)).Log()).Add(binaryEntropy(tv))
			},
		},
	}
}

// uniform reports whether all of v are equal.
func uniform(v []float64) bool {
	for _, x := range v {
		if x != v[0] {
			return false
		}
	}
	return true
}

// selfInformationClaims is what is claimed of −log p: that it alone, up to a factor, falls with p and adds over independent events.
func selfInformationClaims() []Claim {
	return []Claim{
		AtLeastZero, Convex{},
		Relation{
			ID: "i-self-information", Says: "h(pq) = h(p) + h(q): the surprises of independent events add.", Arity: 2,
			Make: func(s []Sample, _ []int) []Term {
				var m masses
				both := Sample{Pred: []float64{m.times(s[0].Pred[0], s[1].Pred[0])}}
				return m.terms(Term{1, both}, Term{-1, s[0]}, Term{-1, s[1]})
			},
			Draw: func(s []Sample, pick func(n int) int) {
				for i := range s {
					s[i].Pred[0] = math.Ldexp(float64(1+pick(16)), -4-pick(30))
				}
			},
		},
		Relation{
			ID: "i-self-information-decreasing", Says: "h falls as p grows, by log(q/p).", Arity: 2,
			Make: func(s []Sample, _ []int) []Term {
				if !(0 < s[0].Pred[0] && s[0].Pred[0] < s[1].Pred[0]) {
					return nil
				}
				return []Term{{1, s[0]}, {-1, s[1]}}
			},
			RHS: func(x []In, _ []int) ball.Real { return x[1].Pred[0].Quo(x[0].Pred[0]).Log() },
		},
		Relation{
			ID: "i-self-information-units", Says: "h(2^−k) = k·log 2: nats.", Ints: 1,
			Make: func(_ []Sample, k []int) []Term {
				return []Term{{1, Sample{Pred: []float64{math.Ldexp(1, -k[0]%120)}}}}
			},
			RHS: func(x []In, k []int) ball.Real { return x[0].Of(float64(k[0] % 120)).Mul(x[0].Of(2).Log()) },
		},
		Bounds{
			ID: "i-self-information-tangent", Says: "h(p) ≥ 1 − p.",
			Lo: func(x In) ball.Real { return lessFrom1(x.Pred[0]) },
		},
		Gradient{
			ID: "i-self-information-slope", Says: "The slope is −1/p.", When: fullSupport,
			Is: func(x In) []ball.Real { return []ball.Real{x.Of(-1).Quo(x.Pred[0])} },
		},
	}
}
