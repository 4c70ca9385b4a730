package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// klClaims is what is claimed of KL: that it is never negative and 0 for equal distributions alone, that it is not symmetric and how
// far from it, how it relates to cross-entropy, and how it behaves under products, mixtures and channels. Bounds are in klbounds.go.
func klClaims() []Claim {
	claims := []Claim{
		AtLeastZero, ZeroAtPerfect{}, ZeroOnlyAtPerfect{}, Convex{}, Permutation{},
		Bounds{
			ID: "i-gibbs", Says: "D(p‖q) ≥ 0.",
			Lo: func(x In) ball.Real { return x.Of(0) }, Draw: nearEqual,
		},
		Bounds{
			ID: "i-kl-zero-iff-equal", Says: "D(p‖q) = 0 where p = q; elsewhere it is at least 2·TV² > 0.",
			Lo: func(x In) ball.Real { return double(square(tvOf(x))) },
			Hi: func(x In) ball.Real {
				if sameRows(x.Target, x.Pred) {
					return x.Of(0)
				}
				return x.Of(math.Inf(1))
			},
			Draw: nearEqual,
		},
		Equals{
			ID: "i-kl-support", Says: "Where p has mass that q has not, D(p‖q) is +Inf: neither NaN nor a clipped number.",
			Other: func() Loss {
				l := KL()
				l.Value, l.Stable = func(x In) ball.Real { return x.Of(math.Inf(1)) }, nil
				return l
			},
			When: func(s Sample) bool { return !supported(s) },
			Draw: func(s *Sample, pick func(n int) int) {
				n := len(s.Pred)
				k := pick(n)
				vertex(s.Pred, k)
				if s.Target[k] == 1 {
					vertex(s.Target, (k+1)%n)
				}
			},
		},
		Gradient{
			ID: "i-kl-gradients", Says: "The gradient by q is −p/q.", When: fullSupport,
			Is: minusQuotients,
		},
	}
	claims = append(claims, klAsymmetry()...)
	claims = append(claims, klCrossEntropy()...)
	claims = append(claims, klStructure()...)
	return append(claims, klBounds()...)
}

// klAsymmetry says that the arguments of KL may not be exchanged, and what comes of it (PROPERTIES E5).
func klAsymmetry() []Claim {
	return []Claim{
		Not{
			ID: "i-kl-asymmetry", Says: "D(p‖q) differs from D(q‖p): 0.5108 and 0.3681 for p = (½, ½), q = (0.1, 0.9).",
			Of: Swap{}, Witness: []Sample{pair([]float64{0.1, 0.9}, []float64{0.5, 0.5})},
		},
		Relation{
			ID: "i-kl-asymmetry-exact", Says: "D(p‖q) − D(q‖p) = Σ(p+q)·log(p/q).",
			Make: func(s []Sample, _ []int) []Term {
				if !fullSupport(s[0]) || !fullSupport(pair(s[0].Target, s[0].Pred)) {
					return nil
				}
				return []Term{{1, s[0]}, {-1, pair(s[0].Target, s[0].Pred)}}
			},
			RHS: func(x []In, _ []int) ball.Real {
				return x[0].overAtoms(func(p, q ball.Real) ball.Real { return p.Add(q).Mul(p.Quo(q).Log()) })
			},
		},
		Relation{
			ID: "i-kl-symmetric-coincidence", Says: "D(p‖q) = D(q‖p) where q is p with two atoms exchanged: asymmetry is not universal.",
			Ints: 2,
			Make: func(s []Sample, k []int) []Term {
				p := s[0].Target
				q, i, j := s[0].Clone().Target, k[0]%len(p), k[1]%len(p)
				q[i], q[j] = q[j], q[i]
				return []Term{{1, pair(q, p)}, {-1, pair(p, q)}}
			},
		},
		Relation{
			ID: "g-kl-penalty-asymmetry", Says: "Dropping a mode is cheap: D(q‖p) = −log w where q is all in a mode that has w of p.", Ints: 1,
			Make: func(_ []Sample, k []int) []Term {
				w := float64(1+k[0]%255) / 256
				return []Term{{1, pair([]float64{w, 1 - w, 0}, []float64{1, 0, 0})}}
			},
			RHS: func(x []In, k []int) ball.Real { return x[0].Of(float64(1+k[0]%255) / 256).Log().Neg() },
		},
		Relation{
			ID: "g-kl-penalty-asymmetry-invented", Says: "Inventing a mode costs D(q‖p) = log 1/δ if p has δ of what q is all in: without bound as δ → 0.", Ints: 1,
			Make: func(_ []Sample, k []int) []Term {
				d := math.Ldexp(1, -1-k[0]%20)
				return []Term{{1, pair([]float64{1 - d, d}, []float64{0, 1})}}
			},
			RHS: func(x []In, k []int) ball.Real { return x[0].Of(2).Log().Mul(x[0].Of(float64(1 + k[0]%20))) },
		},
	}
}

// klCrossEntropy relates KL to cross-entropy.
func klCrossEntropy() []Claim {
	return []Claim{
		Equals{
			ID: "i-ce-decomposition", Says: "D(p‖q) = CE(p, q) − H(p).",
			Other: CrossEntropy, Plus: func(x In) ball.Real { return entropyOf(x.Target).Neg() },
		},
		Relation{
			ID: "i-kl-ce-equivalent", Says: "With p fixed, KL and cross-entropy differ by a constant: D(p‖q) − D(p‖q') = CE(p, q) − CE(p, q').",
			Arity: 2,
			Make: func(s []Sample, _ []int) []Term {
				return []Term{{1, s[0]}, {-1, pair(s[1].Pred, s[0].Target)}}
			},
			RHS: func(x []In, _ []int) ball.Real {
				p := x[0].Target
				return crossEntropyOf(p, x[0].Pred).Sub(crossEntropyOf(p, x[1].Pred))
			},
		},
	}
}

// klStructure says how KL behaves under products, mixtures, channels and exponential tilts.
func klStructure() []Claim {
	return []Claim{
		additive(), jointlyConvex(), dataProcessing(), refinement(), emptyAtom(),
		Relation{
			ID: "i-kl-chain", Says: "D of a joint is that of the first marginal plus the mean of the conditional ones.", Arity: 2, Ints: 2,
			Make: func(s []Sample, k []int) []Term {
				var m masses
				p, q := float64(k[0]%17)/16, float64(k[1]%17)/16
				join := func(w float64, a, b []float64) []float64 { return append(m.scaled(w, a), m.scaled(1-w, b)...) }
				joint := pair(join(q, s[0].Pred, s[1].Pred), join(p, s[0].Target, s[1].Target))
				terms := []Term{{1, joint}, {-1, pair([]float64{q, 1 - q}, []float64{p, 1 - p})}}
				if p > 0 { // what does not occur may be at infinite distance
					terms = append(terms, Term{-p, s[0]})
				}
				if p < 1 {
					terms = append(terms, Term{p - 1, s[1]})
				}
				return m.terms(terms...)
			},
		},
		pythagoras(),
		Relation{
			ID: "i-donsker-varadhan", Says: "D(p‖q) ≥ E_p T − log E_q exp T for every T.", Ints: 6,
			Make: func(s []Sample, _ []int) []Term { return []Term{{1, s[0]}} },
			Sign: Ge,
			RHS: func(x []In, k []int) ball.Real {
				var mean, tilt []ball.Real
				for i, q := range x[0].Pred {
					t := x[0].Of(float64(k[i]-1<<15) / (1 << 13)) // in [−4, 4)
					mean = append(mean, x[0].Target[i].Mul(t))
					tilt = append(tilt, q.Mul(t.Exp()))
				}
				return ball.Sum(mean...).Sub(ball.Sum(tilt...).Log())
			},
		},
		Not{
			ID: "i-kl-no-triangle", Says: "D(p‖q) > D(p‖r) + D(r‖q) for p = (½, ½), r = (¼, ¾), q = (0.1, 0.9): 0.5108 and 0.2362.",
			Of: triangleOf("i-kl-triangle", "D(p‖q) ≤ D(p‖r) + D(r‖q)."),
			Witness: []Sample{
				pair([]float64{0.25, 0.75}, []float64{0.5, 0.5}),
				pair([]float64{0.1, 0.9}, []float64{0.5, 0.5}),
			},
		},
	}
}

// minusQuotients is −p/q, the gradient by q of KL and of cross-entropy.
func minusQuotients(x In) []ball.Real {
	g := make([]ball.Real, len(x.Pred))
	for i, q := range x.Pred {
		g[i] = x.Target[i].Quo(q).Neg()
	}
	return g
}

// crossEntropyOf is −Σ p·log q.
func crossEntropyOf(p, q []ball.Real) ball.Real {
	return sumOver(p, q, func(p, q ball.Real) ball.Real { return ball.XLogY(p, q).Neg() })
}
