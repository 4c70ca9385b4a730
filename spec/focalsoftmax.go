package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// FocalSoftmax is −α_y(1 − s_y)^γ·log s_y, s = softmax(z), for logits z = pred and a label y = class: the softmax cross-entropy, weighted
// down where it is classified well (Lin et al. 2017). An empty alpha means ones. gamma = 0 leaves the weighted cross-entropy.
// The mean counts samples: weights do not change its denominator.
func FocalSoftmax(gamma float64, alpha []float64) Loss {
	g := ball.Of(gamma)
	weight := func(x In) ball.Real {
		if len(alpha) == 0 {
			return x.Of(1)
		}
		return x.Of(alpha[x.Class[0]])
	}
	ce := func(x In) ball.Real { return weight(x).Mul(surprise(x.Pred, x.Class[0])) }
	l := Loss{
		Name: "focal-softmax", Family: Classification,
		Params: []Param{Scalar("gamma", gamma, NonNegative), Vector("alpha", alpha, NonNegative)},
		Shape:  []Dim{{"C", 1, 6}}, Pred: Reals, Target: NoTarget, Class: Labels{Min: 1, Max: 1}, Scale: 1,
		Definition: "−α_y(1 − s_y)^γ·log s_y with s = softmax(z), z = pred, y = class",
		Value: func(x In) ball.Real {
			y := x.Class[0]
			v := weighted(weight(x), func() ball.Real { return naiveSurprise(x.Pred, y) })
			if isZero(g) || v.IsInf() {
				return v
			}
			rest := others(x.Pred, y)
			if isZero(rest) { // one class, or all others masked out
				return x.Of(0)
			}
			return v.Mul(rest.Pow(g))
		},
		Stable: func(x In) ball.Real {
			v := weighted(weight(x), func() ball.Real { return surprise(x.Pred, x.Class[0]) })
			if isZero(g) || v.IsInf() {
				return v
			}
			rest, some := restSurprise(x.Pred, x.Class[0])
			if !some {
				return x.Of(0)
			}
			return v.Mul(g.Mul(rest).Neg().Exp())
		},
		Kinks:  []Kink{tiedLogits, maskedLogit},
		Claims: append([]Claim{AtLeastZero, ShiftInvariant{PredOnly: true}, GradSumZero{}, Continuous{C1: true}}, focalSoftmaxClaims(g, weight)...),
		Refs: []Ref{
			{"T.-Y. Lin, P. Goyal, R. Girshick, K. He, P. Dollár, Focal loss for dense object detection, ICCV (2017)", "10.1109/ICCV.2017.324"},
			{"J. Mukhoti et al., Calibrating deep neural networks using focal loss, NeurIPS (2020), for the entropy bound", "10.48550/arXiv.2002.09437"},
		},
		Names: map[string]string{"keras": "keras.losses.CategoricalFocalCrossentropy(from_logits=True)"},
	}
	if len(alpha) > 0 {
		l.Shape = []Dim{{"C", len(alpha), len(alpha)}}
	} else {
		l.Special = indexSpecial()
		l.Claims = append(l.Claims, Permutation{})
	}
	switch {
	case gamma == 0:
		l.Claims = append(l.Claims, Convex{}, Equals{ID: "s-focal-gamma0", Says: "With γ = 0 it is the cross-entropy times α.", Other: formula(ce)})
	case gamma >= 1 && len(alpha) == 0:
		l.Claims = append(l.Claims, Bounds{
			ID: "s-focal-kl-bound", Says: "FL ≥ CE − γ·H(p): it is a cross-entropy that also rewards entropy.",
			Lo: func(x In) ball.Real {
				p := softmax(x.Pred)
				for k, s := range surprises(x.Pred) {
					p[k] = p[k].Mul(s)
				}
				return ce(x).Sub(g.Mul(ball.Sum(p...)))
			},
			When: func(s Sample) bool { return finiteLogits(s.Pred) },
		})
	}
	if gamma == 2 && len(alpha) == 0 {
		l.Claims = append(l.Claims, Not{
			ID: "u-nonconvex-witness", Says: "It is not convex in the logits.",
			Of: Convex{}, Witness: []Sample{logits(0, -6, 0), logits(0, -2, 0)},
		})
	}
	return l
}

// focalSoftmaxClaims hold for all parameters; weight is α_y.
func focalSoftmaxClaims(g ball.Real, weight func(In) ball.Real) []Claim {
	ce := func(x In) ball.Real { return weight(x).Mul(surprise(x.Pred, x.Class[0])) }
	finite := func(s Sample) bool { return finiteLogits(s.Pred) }
	factor := func(x In, g ball.Real) ball.Real {
		rest, some := restSurprise(x.Pred, x.Class[0])
		switch {
		case isZero(g):
			return x.Of(1)
		case !some:
			return x.Of(0)
		}
		return g.Mul(rest).Neg().Exp()
	}
	return []Claim{
		Bounds{ID: "s-focal-bounded", Says: "FL ≤ α·CE.", Hi: ce, When: finite},
		Bounds{
			ID: "s-focal-monotone-gamma", Says: "A larger γ never costs more: FL_{γ+1} ≤ FL_γ ≤ FL_{γ/2}.", When: finite,
			Lo: func(x In) ball.Real { return ce(x).Mul(factor(x, g.Add(ball.Of(1)))) },
			Hi: func(x In) ball.Real { return ce(x).Mul(factor(x, g.Mul(ball.Of(0.5)))) },
		},
		Equals{
			ID: "s-focal-ratio", Says: "FL/(α·CE) = (1 − p_y)^γ.", When: finite,
			Other: formula(func(x In) ball.Real { return ce(x).Mul(factor(x, g)) }),
		},
		Gradient{
			ID: "s-focal-gradient", Says: "The gradient is α(γ·p_y(1−p_y)^(γ−1)·log p_y − (1−p_y)^γ)(e_y − p), finite for 0 < γ < 1 too.",
			Is: func(x In) []ball.Real {
				y := x.Class[0]
				p, q := softmax(x.Pred), others(x.Pred, y)
				f := g.Mul(p[y]).Mul(surprise(x.Pred, y)).Quo(q).Add(ball.Of(1)).Mul(factor(x, g)).Mul(weight(x))
				p[y] = q.Neg()
				for k := range p {
					p[k] = p[k].Mul(f)
				}
				return p
			},
			When: func(s Sample) bool { return finite(s) && len(s.Pred) > 1 },
		},
	}
}

// restSurprise is −log(1 − softmax(z)_k), and whether any other class is possible: log Σ exp z − log Σ_{j≠k} exp z_j.
func restSurprise(z []ball.Real, k int) (v ball.Real, some bool) {
	var rest []ball.Real
	for j := range z {
		if j != k && !(z[j].IsInf() && z[j].Sign() < 0) {
			rest = append(rest, z[j])
		}
	}
	if rest == nil {
		return ball.Of(math.Inf(1)), false
	}
	top := largest(rest)
	s := surprise(rest, top) // log Σ_{j≠k} exp z_j − z_top
	d := z[k].Sub(rest[top]).Sub(s)
	return softplus(d), true
}
