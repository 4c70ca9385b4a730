package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// Poly1 is −log p_y + ε(1 − p_y) with p = softmax(z), for logits z = pred and a label y = class: the cross-entropy is Σ_{j≥1} (1−p_y)^j/j, and
// ε is added to the coefficient of its first term (Leng et al. 2022). It is convex for −1 ≤ ε ≤ 1 only, proper for ε = 0 only, and falls
// below 0 for ε < −1.
//
// For ε < 0 the sum cancels as it stands: good code computes (1 + ε)(1 − p_y) + Σ_{j≥2} (1−p_y)^j/j. Error budgets are those of the sum.
func Poly1(epsilon float64) Loss {
	eps, one := ball.Of(epsilon), ball.Of(1)
	size := math.Abs(epsilon)
	value := func(surprise func([]ball.Real, int) ball.Real) func(In) ball.Real {
		return func(x In) ball.Real {
			v := surprise(x.Pred, x.Class[0])
			if isZero(eps) || v.IsInf() {
				return v
			}
			return v.Add(eps.Mul(others(x.Pred, x.Class[0])))
		}
	}
	plain := func(s Sample) bool { return finiteLogits(s.Pred) }
	l := Loss{
		Name: "poly-1", Params: []Param{Scalar("epsilon", epsilon, Finite)}, Family: Classification,
		Shape: []Dim{{"C", 1, 5}}, Pred: Reals, Target: NoTarget, Class: Labels{Min: 1, Max: 1}, Scale: 1,
		Definition: "−log p_y + ε(1 − p_y), p = softmax(z), z = pred, y = class",
		Value:      value(naiveSurprise), Stable: value(surprise),
		Kinks:   []Kink{tiedLogits, maskedLogit},
		Special: indexSpecial(),
		Claims: []Claim{
			ShiftInvariant{PredOnly: true}, GradSumZero{}, Permutation{}, Continuous{C1: true}, Smooth{Beta: (1+size)/2 + size*0.3}, // p(1−p)² ≤ 4/27
			Lipschitz{K: roundUp(exact(0).Mul(exact(0).Sqrt(exact(2)), exact(polySlope(epsilon))))},
			Equals{
				ID: "s-poly-eps0", Says: "The loss is the cross-entropy and ε(1 − p_y): affine in ε, and the cross-entropy for ε = 0.", When: plain,
				Other: func() Loss { return SoftmaxCE(nil, noLabel, 0) },
				Plus:  func(x In) ball.Real { return eps.Mul(others(x.Pred, x.Class[0])) },
			},
			Bounds{
				ID: "s-poly-series", Says: "L − ε(1 − p_y) = Σ_{j≤8} (1−p_y)^j/j and a rest between 0 and (1−p_y)⁹/(9p_y).", When: plain,
				Lo: func(x In) ball.Real { return polySeries(x).Add(eps.Mul(others(x.Pred, x.Class[0]))) },
				Hi: func(x In) ball.Real {
					q := others(x.Pred, x.Class[0])
					cube := q.Mul(q).Mul(q)
					rest := cube.Mul(cube).Mul(cube).Quo(softmax(x.Pred)[x.Class[0]].Mul(ball.Of(9)))
					return polySeries(x).Add(eps.Mul(q)).Add(rest)
				},
			},
			Gradient{
				ID: "s-poly-gradient", Says: "The gradient is (1 + ε·p_y)(p − e_y).", When: plain,
				Is: func(x In) []ball.Real {
					p := softmax(x.Pred)
					f := one.Add(eps.Mul(p[x.Class[0]]))
					p[x.Class[0]] = others(x.Pred, x.Class[0]).Neg()
					for j := range p {
						p[j] = p[j].Mul(f)
					}
					return p
				},
			},
		},
		Refs: []Ref{
			{"Z. Leng et al., PolyLoss: a polynomial expansion perspective of classification loss functions, ICLR (2022)", "10.48550/arXiv.2204.12511"},
		},
		Names: map[string]string{"optax": "optax.losses.poly_loss_cross_entropy", "rax": "rax.poly1_softmax_loss"},
	}
	improper := Not{
		ID: "s-improper-witness", Says: "It is not proper: where labels come from softmax(z), the expected loss is not at its minimiser.",
		Of: Stationary{ID: "s-proper-strict", P: predicted, When: plain}, Witness: []Sample{logits(0, 2, 0, -1)},
	}
	if epsilon >= -1 {
		l.Claims = append(l.Claims, AtLeastZero)
	} else {
		l.Claims = append(l.Claims, Not{
			ID: "s-poly-negative", Says: "For ε < −1 it is below 0 where the class leads.", Of: AtLeastZero, Witness: []Sample{logits(0, 8, 0)},
		})
	}
	switch {
	case math.Abs(epsilon) <= 1:
		l.Claims = append(l.Claims, Convex{})
	case epsilon > 1:
		l.Claims = append(l.Claims, Not{
			ID: "u-nonconvex-witness", Says: "For ε > 1 it is not convex: far from the truth it bends down.",
			Of: Convex{}, Witness: []Sample{logits(0, -6, 0), logits(0, -2, 0)},
		})
	}
	if epsilon == 0 {
		l.Claims = append(l.Claims, Stationary{
			ID: "s-proper-strict", Says: "Where labels come from softmax(z), the expected loss is stationary: its minimiser is the truth.",
			P: predicted, When: plain,
		})
	} else {
		l.Claims = append(l.Claims, improper)
	}
	if epsilon == -1 {
		l.Claims = append(l.Claims, Bounds{
			ID: "s-poly-leading", Says: "For ε = −1 the first term is gone: (1−p_y)²/2 ≤ L ≤ (1−p_y)²/(2p_y).", When: plain,
			Lo: func(x In) ball.Real {
				q := others(x.Pred, x.Class[0])
				return q.Mul(q).Mul(ball.Of(0.5))
			},
			Hi: func(x In) ball.Real {
				q := others(x.Pred, x.Class[0])
				return q.Mul(q).Mul(ball.Of(0.5)).Quo(softmax(x.Pred)[x.Class[0]])
			},
		})
	}
	return l
}

// polySeries is Σ_{1≤j≤8} (1−p_y)^j/j.
func polySeries(x In) ball.Real {
	q := others(x.Pred, x.Class[0])
	v := x.Of(0)
	for j := 8; j >= 1; j-- {
		v = v.Add(x.Of(1).Quo(x.Of(float64(j)))).Mul(q)
	}
	return v
}

// polySlope is at least the largest |1 + εp|(1 − p) over p in [0, 1]. As a function of p it is a parabola: its extremes are at p = 0
// and at the vertex p = (ε − 1)/(2ε), where it lies in [0, 1].
func polySlope(epsilon float64) float64 {
	if math.Abs(epsilon) <= 1 {
		return 1
	}
	vertex := (1 + epsilon) * (1 + epsilon) / (4 * math.Abs(epsilon))
	return max(1, math.Nextafter(vertex, math.Inf(1)))
}
