package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// renyiClaims is what is claimed of Rényi's divergence (van Erven and Harremoës 2014).
func renyiClaims(alpha float64) []Claim {
	half := math.Min(alpha, 1)
	claims := []Claim{
		AtLeastZero, ZeroAtPerfect{}, ZeroOnlyAtPerfect{}, Convex{}, Permutation{},
		additive(), dataProcessing(), refinement(), emptyAtom(),
		Bounds{
			ID: "i-renyi", Says: "It does not decrease with α.",
			Lo: func(x In) ball.Real { return Renyi(alpha / 2).Value(x) },
			Hi: func(x In) ball.Real { return Renyi(alpha * 2).Value(x) },
		},
		Bounds{
			ID: "i-renyi-ends", Says: "It is between its limits −log q(p > 0) at α = 0 and log max p/q at α = ∞.", When: fullSupport,
			Lo: func(x In) ball.Real {
				covered := []ball.Real{x.Of(0)}
				for i, p := range x.Target {
					if !empty(p) {
						covered = append(covered, x.Pred[i])
					}
				}
				return ball.Sum(covered...).Log().Neg()
			},
			Hi: func(x In) ball.Real {
				ratios := make([]ball.Real, len(x.Pred))
				for i, q := range x.Pred {
					ratios[i] = x.Target[i].Quo(q)
				}
				return ball.Max(ratios...).Log()
			},
		},
		Bounds{
			ID: "i-pinsker", Says: "D ≥ 2·min(α, 1)·TV².",
			Lo: func(x In) ball.Real { return double(square(tvOf(x))).Mul(ball.Of(half)) },
		},
		Gradient{
			ID: "i-renyi-gradient", Says: "The gradient by q is −(p/q)^α/Σ p^α·q^(1−α).", When: sameFullSupport,
			Is: func(x In) []ball.Real {
				s := x.Of(1)
				if alpha != 1 {
					s = powerSum(x, alpha)
				}
				g := minusPowers(x, alpha)
				for i := range g {
					g[i] = g[i].Quo(s)
				}
				return g
			},
		},
		Accurate{
			ID: "i-renyi-near-equal-accuracy", Says: "Near-equal distributions cost no digits, however near α is to 1.",
			When: nearSums, Draw: nearEqual,
		},
	}
	if alpha <= 1 {
		claims = append(claims, jointlyConvex())
	}
	if alpha < 1 {
		claims = append(claims, skew("i-renyi-skew", Renyi, alpha))
	}
	switch alpha {
	case 0.5:
		claims = append(claims, Equals{ID: "i-renyi-bhattacharyya", Says: "At α = ½ it is −2·log Σ√(pq).", Other: Bhattacharyya, Scale: 2})
	case 1:
		claims = append(claims, atOne("i-renyi-limit", Renyi, func(theta float64, x In) ball.Real {
			logs := loglikelihoods(x)
			spread := ball.Max(logs...).Sub(ball.Min(logs...))
			return square(spread).Mul(ball.Of(math.Abs(theta - 1))).Mul(ball.Of(0.125)) // Hoeffding's lemma
		}), Equals{ID: "i-renyi-kl", Says: "At α = 1 it is kl.", Other: KL})
	case 2:
		claims = append(claims, Equals{
			ID: "i-renyi-chi2", Says: "At α = 2 it is log(1 + χ²).",
			Other: func() Loss { return changed(Chi2(), ball.Real.Log1p) },
		})
		claims = append(claims, Not{
			ID: "i-renyi-not-jointly-convex", Says: "Above α = 1 it is not jointly convex.",
			Of: Relation{
				ID: "i-renyi-joint-convex", Says: "D((p+p')/2‖(q+q')/2) ≤ ½D(p‖q) + ½D(p'‖q').", Arity: 2,
				Make: func(s []Sample, _ []int) []Term {
					var m masses
					mixed := pair(m.mix(0.5, s[0].Pred, s[1].Pred), m.mix(0.5, s[0].Target, s[1].Target))
					return m.terms(Term{1, mixed}, Term{-0.5, s[0]}, Term{-0.5, s[1]})
				},
				Sign: Le,
			},
			Witness: []Sample{pair([]float64{0.03125, 0.96875}, []float64{0.09375, 0.90625}), pair([]float64{0.03125, 0.96875}, []float64{0.96875, 0.03125})},
		})
	}
	return claims
}

// tsallisClaims is what is claimed of the divergence of Tsallis.
func tsallisClaims(alpha float64) []Claim {
	t := alpha - 1
	claims := []Claim{
		AtLeastZero, ZeroAtPerfect{}, ZeroOnlyAtPerfect{}, Convex{}, Permutation{},
		jointlyConvex(), dataProcessing(), refinement(), emptyAtom(),
		Bounds{
			ID: "i-tsallis-monotone", Says: "It does not decrease with α.",
			Lo: func(x In) ball.Real { return Tsallis(alpha / 2).Value(x) },
			Hi: func(x In) ball.Real { return Tsallis(alpha * 2).Value(x) },
		},
		Relation{
			ID: "i-tsallis-product", Says: "It is pseudo-additive: D of a product is D + D' + (α−1)·D·D'.", Arity: 2,
			Make: beyondParts,
			RHS: func(x []In, _ []int) ball.Real {
				return Tsallis(alpha).Value(x[0]).Mul(Tsallis(alpha).Value(x[1])).Mul(ball.Of(t))
			},
		},
		Gradient{
			ID: "i-tsallis-gradient", Says: "The gradient by q is −(p/q)^α.", When: sameFullSupport,
			Is: func(x In) []ball.Real { return minusPowers(x, alpha) },
		},
		Accurate{
			ID: "i-tsallis-near-equal-accuracy", Says: "Near-equal distributions cost no digits, however near α is to 1.",
			When: nearSums, Draw: nearEqual,
		},
	}
	if alpha < 1 {
		claims = append(claims, skew("i-tsallis-skew", Tsallis, alpha))
	}
	if alpha != 1 {
		claims = append(claims, Equals{
			ID: "i-tsallis-renyi", Says: "It is (e^((α−1)·D) − 1)/(α−1) of Rényi's D.",
			Other: func() Loss {
				return changed(Renyi(alpha), func(d ball.Real) ball.Real { return d.Mul(lessOne(alpha)).Expm1().Quo(lessOne(alpha)) })
			},
			When: supported,
		})
	}
	switch alpha {
	case 0.5:
		claims = append(claims, Equals{
			ID: "i-tsallis-hellinger", Says: "At α = ½ it is twice the square of hellinger.",
			Other: func() Loss { return changed(Hellinger(), func(h ball.Real) ball.Real { return double(square(h)) }) },
		})
	case 1:
		claims = append(claims, atOne("i-tsallis-limit", Tsallis, func(theta float64, x In) ball.Real {
			far := make([]ball.Real, len(x.Target))
			for i, l := range loglikelihoods(x) { // |e^x − 1 − x| ≤ ½x²·e^|x|
				step := magnitude(l.Mul(ball.Of(theta - 1)))
				far[i] = ball.Max(x.Target...).Mul(square(step)).Mul(step.Exp())
			}
			return ball.Sum(far...).Quo(x.Of(math.Abs(theta - 1)))
		}), Equals{ID: "i-tsallis-kl", Says: "At α = 1 it is kl.", Other: KL})
	case 2:
		claims = append(claims, Equals{ID: "i-tsallis-chi2", Says: "At α = 2 it is χ².", Other: Chi2})
	}
	return claims
}

// skew is the claim that α and 1 − α are the two directions of one divergence.
func skew(id string, of func(alpha float64) Loss, alpha float64) Equals {
	return Equals{
		ID: id, Says: "(1−α)·D_α(p‖q) = α·D_{1−α}(q‖p).", Map: exchanged,
		Other: func() Loss {
			return changed(of(1-alpha), func(d ball.Real) ball.Real { return d.Mul(ball.Of(alpha)).Quo(lessOne(alpha).Neg()) })
		},
	}
}

// atOne is the claim that α = 1 is a limit and no branch of its own.
func atOne(id string, of func(alpha float64) Loss, bound func(theta float64, x In) ball.Real) Limit {
	return Limit{
		ID: id, Says: "For α near 1 it is near kl.", At: of, Bound: bound,
		Theta: []float64{1 - 0x1p-6, 1 + 0x1p-6, 1 - 0x1p-20, 1 + 0x1p-20},
	}
}

// loglikelihoods are log(p/q) of the atoms that p uses.
func loglikelihoods(x In) (logs []ball.Real) {
	for i, p := range x.Target {
		if !empty(p) {
			logs = append(logs, p.Log().Sub(x.Of(0).Add(x.Pred[i]).Log()))
		}
	}
	return logs
}

// minusPowers is −(p/q)^α.
func minusPowers(x In, alpha float64) []ball.Real {
	g := make([]ball.Real, len(x.Pred))
	for i, q := range x.Pred {
		g[i] = x.Target[i].Quo(q).Pow(x.Of(alpha)).Neg()
	}
	return g
}

// sameFullSupport reports whether both have mass on every atom.
func sameFullSupport(s Sample) bool { return fullSupport(s) && sameSupport(s) }

// nearSums reports whether distributions that are alike sum to exactly 1: what they lack would be most of a small divergence.
func nearSums(s Sample) bool { return alikeRows(s) && sumsToOne(s.Pred) && sumsToOne(s.Target) }
