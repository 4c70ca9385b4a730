package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// jsClaims is what is claimed of the Jensen–Shannon divergence.
func jsClaims() []Claim {
	claims := []Claim{
		AtLeastZero, ZeroAtPerfect{}, ZeroOnlyAtPerfect{}, Convex{}, Permutation{}, Swap{},
		Relation{
			ID: "i-js-symmetric", Says: "JS(p, q) = JS(q, p).", Bitwise: true,
			Make: func(s []Sample, _ []int) []Term {
				return []Term{{1, s[0]}, {-1, pair(s[0].Target, s[0].Pred)}}
			},
		},
		twin("i-js-definition", "JS = H(m) − ½H(p) − ½H(q), m = ½(p+q).", JS, func(x In) ball.Real {
			own := entropyOf(x.Target).Add(entropyOf(x.Pred)).Mul(ball.Of(0.5))
			return entropyOf(middle(x.Target, x.Pred)).Sub(own)
		}),
		twin("i-js-mi", "JS is the information that a draw from p or q, by a fair coin, has about the coin: H(X) + H(B) − H(X, B).", JS, func(x In) ball.Real {
			joint := make([]ball.Real, 0, 2*len(x.Pred))
			for _, v := range append(x.Target[:len(x.Target):len(x.Target)], x.Pred...) {
				joint = append(joint, v.Mul(ball.Of(0.5)))
			}
			return entropyOf(middle(x.Target, x.Pred)).Add(x.Of(2).Log()).Sub(entropyOf(joint))
		}),
		Gradient{
			ID: "i-js-gradient", Says: "The gradient by q is ½·log(q/m).", When: fullSupport,
			Is: func(x In) []ball.Real {
				g := middle(x.Target, x.Pred)
				for i, m := range g {
					g[i] = x.Pred[i].Quo(m).Log().Mul(ball.Of(0.5))
				}
				return g
			},
		},
		Triangle{ID: "i-js-metric", Says: "√JS satisfies the triangle inequality.", Root: true},
		Not{
			ID: "i-js-no-triangle", Says: "JS itself does not: 0.6931 > 0.4315 for two vertices by way of their middle.",
			Of: triangleOf("i-js-triangle", "JS(p, r) ≤ JS(p, q) + JS(q, r)."),
			Witness: []Sample{
				pair([]float64{0.5, 0.5}, []float64{1, 0}),
				pair([]float64{0, 1}, []float64{1, 0}),
			},
		},
		dataProcessing(), jointlyConvex(), refinement(), emptyAtom(),
		Relation{
			ID: "g-js-decreases", Says: "On the way from q to p, by mixtures, JS never rises, and falls at least in proportion.", Ints: 2, Sign: Le,
			Make: func(s []Sample, k []int) []Term {
				var m masses
				near := 1 + k[0]%8 // eighths of the way that are left
				far := near + k[1]%(9-near)
				at := func(left int) Sample { return pair(m.mix(float64(left)/8, s[0].Pred, s[0].Target), s[0].Target) }
				return m.terms(Term{float64(far), at(near)}, Term{-float64(near), at(far)})
			},
		},
		Not{
			ID: "i-js-not-additive", Says: "JS of a product is not the sum.", Of: additive(),
			Witness: []Sample{pair([]float64{0.25, 0.75}, []float64{0.75, 0.25}), pair([]float64{0.25, 0.75}, []float64{0.75, 0.25})},
		},
	}
	return append(claims, jsBounds()...)
}

// jsBounds bounds JS by other divergences between the same distributions (Topsøe, IEEE Trans. Inf. Theory 46, 2000).
func jsBounds() []Claim {
	return []Claim{
		Bounds{
			ID: "i-js-bounds", Says: "0 ≤ JS ≤ log 2, whatever the supports.",
			Lo: func(x In) ball.Real { return x.Of(0) },
			Hi: func(x In) ball.Real { return x.Of(2).Log() },
		},
		Bounds{
			ID: "i-js-tv", Says: "log 2 − h((1−TV)/2) ≤ JS ≤ TV·log 2, h the entropy of a coin.",
			Lo: func(x In) ball.Real {
				return x.Of(2).Log().Sub(binaryEntropy(tvOf(x).Neg().Add(ball.Of(1)).Mul(ball.Of(0.5))))
			},
			Hi: func(x In) ball.Real { return tvOf(x).Mul(x.Of(2).Log()) },
		},
		Bounds{
			ID: "i-js-hellinger", Says: "H²·log 2 ≤ JS ≤ H².",
			Lo: func(x In) ball.Real { return hellinger2(x).Mul(x.Of(2).Log()) },
			Hi: hellinger2,
		},
		Bounds{
			ID: "i-js-delta", Says: "Δ/4 ≤ JS ≤ Δ·(log 2)/2, Δ = Σ(p−q)²/(p+q).",
			Lo: func(x In) ball.Real { return triangularOf(x).Mul(ball.Of(0.25)) },
			Hi: func(x In) ball.Real { return triangularOf(x).Mul(x.Of(2).Log()).Mul(ball.Of(0.5)) },
		},
		Bounds{
			ID: "i-js-jeffreys", Says: "JS ≤ ¼(D(p‖q) + D(q‖p)); near p = q it is half of that.",
			Hi: func(x In) ball.Real {
				return klOf(x.Target, x.Pred).Add(klOf(x.Pred, x.Target)).Mul(ball.Of(0.25))
			},
		},
		Accurate{
			ID: "i-js-near-equal-accuracy", Says: "Near-equal distributions cost no digits.",
			When: alikeRows, Draw: nearEqual,
		},
	}
}

// twin is the claim that a loss is the value of another formula.
func twin(id, says string, of func() Loss, value func(In) ball.Real) Equals {
	return Equals{ID: id, Says: says, Other: func() Loss {
		l := of()
		l.Value, l.Stable = value, nil
		return l
	}}
}

// disjoint reports whether no atom has mass in both.
func disjoint(s Sample) bool {
	for i, p := range s.Target {
		if math.Min(p, s.Pred[i]) > 0 {
			return false
		}
	}
	return true
}
