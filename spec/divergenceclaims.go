package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// Claims that several divergences share. Each builds its samples from dyadic numbers, so that none of them rounds.

// dataProcessing is the claim that no channel tells two distributions further apart.
func dataProcessing() Relation {
	return Relation{
		ID: "i-dpi", Says: "D(pW‖qW) ≤ D(p‖q) for every channel W.", Ints: 12,
		Make: func(s []Sample, k []int) []Term {
			var m masses
			w := newChannel(len(s[0].Pred), k)
			out := pair(m.through(s[0].Pred, w), m.through(s[0].Target, w))
			return m.terms(Term{1, out}, Term{-1, s[0]})
		},
		Sign: Le,
	}
}

// jointlyConvex is the claim that mixing both arguments alike does not raise the divergence.
func jointlyConvex() Relation {
	return Relation{
		ID: "i-kl-joint-convex", Says: "D(λp + (1−λ)p'‖λq + (1−λ)q') ≤ λD(p‖q) + (1−λ)D(p'‖q').", Arity: 2, Ints: 1,
		Make: func(s []Sample, k []int) []Term {
			var m masses
			w := float64(1+k[0]%7) / 8
			mixed := pair(m.mix(w, s[0].Pred, s[1].Pred), m.mix(w, s[0].Target, s[1].Target))
			return m.terms(Term{1, mixed}, Term{-w, s[0]}, Term{w - 1, s[1]})
		},
		Sign: Le,
	}
}

// additive is the claim that independent parts add.
func additive() Relation {
	return Relation{
		ID: "i-kl-additive", Says: "D(p⊗p'‖q⊗q') = D(p‖q) + D(p'‖q').", Arity: 2,
		Make: func(s []Sample, _ []int) []Term {
			var m masses
			both := pair(m.product(s[0].Pred, s[1].Pred), m.product(s[0].Target, s[1].Target))
			return m.terms(Term{1, both}, Term{-1, s[0]}, Term{-1, s[1]})
		},
	}
}

// refinement is the claim that an atom may be split, in both arguments by the same share.
func refinement() Relation {
	return Relation{
		ID: "i-kl-refinement", Says: "Splitting an atom by the same share in both arguments changes nothing.", Ints: 2,
		Make: func(s []Sample, k []int) []Term {
			var m masses
			i, share := k[0]%len(s[0].Pred), float64(1+k[1]%7)/8
			fine := pair(m.split(s[0].Pred, i, share), m.split(s[0].Target, i, share))
			return m.terms(Term{1, fine}, Term{-1, s[0]})
		},
	}
}

// emptyAtom is the claim that an atom without mass in either argument does not count.
func emptyAtom() Relation {
	return Relation{
		ID: "i-kl-zero-extension", Says: "An atom that neither has is worth 0, as 0·log(0/0) = 0.",
		Make: func(s []Sample, _ []int) []Term {
			return []Term{{1, pair(append(s[0].Clone().Pred, 0), append(s[0].Clone().Target, 0))}, {-1, s[0]}}
		},
	}
}

// triangleOf is the inequality L(p, r) ≤ L(p, q) + L(q, r) for distributions p and q of the first sample and r of the second.
func triangleOf(id, says string) Relation {
	return Relation{
		ID: id, Says: says, Arity: 2,
		Make: func(s []Sample, _ []int) []Term {
			p, q, r := s[0].Target, s[0].Pred, s[1].Pred
			return []Term{{1, pair(r, p)}, {-1, pair(q, p)}, {-1, pair(r, q)}}
		},
		Sign: Le,
	}
}

// terms are ts, unless what they are of was rounded.
func (m *masses) terms(ts ...Term) []Term {
	if m.rounded {
		return nil
	}
	return ts
}

// nearEqual moves pred to target, but for a power of two of mass that one atom gives to another, or none at all.
func nearEqual(s *Sample, pick func(n int) int) {
	copy(s.Pred, s.Target)
	i, j := pick(len(s.Pred)), pick(len(s.Pred))
	give := math.Ldexp(1, -2-pick(30))
	var m masses
	a, b := m.plus(s.Pred[i], -give), m.plus(s.Pred[j], give)
	if i != j && a >= 0 && b <= 1 && !m.rounded {
		s.Pred[i], s.Pred[j] = a, b
	}
}

// sameRows reports whether p and q are the same distribution.
func sameRows(p, q []ball.Real) bool {
	for i := range p {
		if !empty(p[i].Sub(q[i])) {
			return false
		}
	}
	return true
}

// double is 2x.
func double(x ball.Real) ball.Real { return x.Add(x) }

// lessFrom1 is 1 − x.
func lessFrom1(x ball.Real) ball.Real { return x.Neg().Add(ball.Of(1)) }
