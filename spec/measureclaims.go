package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// measureClaims is what every distance of measures on the line is held to: it is not negative, and scales with the line.
func measureClaims(degree int) []Claim {
	return append(distanceClaims(),
		AtLeastZero,
		Relation{
			ID: "t-scale", Says: "L(kP, kQ) = |k|^d·L(P, Q), for k negative too.", Ints: 1,
			Make: func(s []Sample, k []int) []Term {
				var m masses
				p, q := measures(s[0])
				by := math.Ldexp(float64(1-k[0]%2*2), k[0]/2%9-4)
				wider := func(x float64) float64 { return m.times(by, x) }
				scale := math.Pow(math.Abs(by), float64(degree))
				return m.terms(Term{1, p.moved(wider).between(q.moved(wider))}, Term{-scale, s[0]})
			},
		},
	)
}

// distanceClaims is what compares measures on the line is held to at least: it moves with the line, and depends on the measures alone,
// not on how their points are listed.
func distanceClaims() []Claim {
	return []Claim{
		ZeroAtPerfect{}, Swap{}, Permutation{},
		Relation{
			ID: "t-translation", Says: "L(P+c, Q+c) = L(P, Q).", Ints: 1,
			Make: func(s []Sample, k []int) []Term {
				var m masses
				p, q := measures(s[0])
				right := func(x float64) float64 { return m.plus(x, dyadic(k[0])) }
				return m.terms(Term{1, p.moved(right).between(q.moved(right))}, Term{-1, s[0]})
			},
		},
		Relation{
			ID: "t-metric-listing", Says: "Listing points in another order, splitting one in two halves or adding one without mass changes nothing.", Ints: 3,
			Make: func(s []Sample, k []int) []Term {
				var m masses
				p, q := measures(s[0])
				r, i := p.reversed(), k[1]%len(p.at)
				switch k[0] % 3 {
				case 1:
					r = measure{append(append([]float64(nil), p.at...), p.at[i]), m.split(p.w, i, 0.5)}
				case 2:
					r = measure{append([]float64{dyadic(k[2])}, p.at...), append([]float64{0}, p.w...)}
				}
				return m.terms(Term{1, r.between(q)}, Term{-1, s[0]})
			},
		},
	}
}

// mixtures are the claims of a distance that depends on the difference of the measures alone, and is homogeneous of that degree and
// convex in it.
func mixtures(degree int) []Claim {
	return []Claim{
		Relation{
			ID: "t-convex", Says: "L(λP + (1−λ)P', λQ + (1−λ)Q') ≤ λ·L(P, Q) + (1−λ)·L(P', Q').", Arity: 2, Ints: 1,
			Make: func(s []Sample, k []int) []Term {
				var m masses
				w := float64(1+k[0]%7) / 8
				p, q := measures(s[0])
				r, t := measures(s[1])
				return m.terms(Term{1, m.mixture(w, p, r).between(m.mixture(w, q, t))}, Term{-w, s[0]}, Term{w - 1, s[1]})
			},
			Sign: Le,
		},
		common(degree),
	}
}

// common is the claim that mass which both measures have in common counts for nothing.
func common(degree int) Relation {
	return Relation{
		ID: "t-mixture", Says: "L(P/4 + 3R/4, Q/4 + 3R/4) = L(P, Q)/4^d.", Arity: 2,
		Make: func(s []Sample, _ []int) []Term {
			var m masses
			p, q := measures(s[0])
			r, _ := measures(s[1])
			return m.terms(Term{1, m.mixture(0.25, p, r).between(m.mixture(0.25, q, r))}, Term{-math.Pow(0.25, float64(degree)), s[0]})
		},
	}
}

// transports is what holds of every Wasserstein distance on the line: moving all mass by c costs |c|, and a map that stretches no
// distance by more than a factor stretches none of these.
func transports() []Claim {
	return []Claim{
		Relation{
			ID: "t-translation-distance", Says: "W(P+c, P) = |c|.", Ints: 1,
			Make: func(s []Sample, k []int) []Term {
				var m masses
				p, _ := measures(s[0])
				return m.terms(Term{1, p.moved(func(x float64) float64 { return m.plus(x, dyadic(k[0])) }).between(p)})
			},
			RHS: func(x []In, k []int) ball.Real { return x[0].Of(math.Abs(dyadic(k[0]))) },
		},
		Relation{
			ID: "t-contraction", Says: "W(f#P, f#Q) ≤ K·W(P, Q) for f(x) = sx left of 0 and tx right of it, K = max(|s|, |t|).", Ints: 2,
			Make: func(s []Sample, k []int) []Term {
				var m masses
				slopes := [5]float64{1, 0.5, -1, 2, 0}
				left, right := slopes[k[0]%5], slopes[k[1]%5]
				f := func(x float64) float64 {
					if x < 0 {
						return m.times(left, x)
					}
					return m.times(right, x)
				}
				p, q := measures(s[0])
				return m.terms(Term{1, p.moved(f).between(q.moved(f))}, Term{-max(math.Abs(left), math.Abs(right)), s[0]})
			},
			Sign: Le,
		},
		Triangle{ID: "t-metric", Says: "No detour is shorter: W(P, R) ≤ W(P, Q) + W(Q, R)."},
	}
}
