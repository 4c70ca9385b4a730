package spec

import (
	"math"
	"slices"

	"github.com/lossgate/lossgate/spec/ball"
)

// ArcFace is softmax cross-entropy on scaled cosines, with an angle margin added to that of the true class: with θ_j
// the angle between the embedding Pred and the class centre in row j of Target, the logits are s·cos θ_j, and s·cos(θ_y + m) for the
// class y (Deng et al. 2019, equation 3). That logit rises again for θ_y > π − m. With easyMargin, the branch of their code, the margin is left out
// where cos θ_y ≤ 0: the loss jumps there. The other fallback of their code, s·(cos θ_y − m·sin m) for θ_y > π − m, is not specified.
//
// The sine is that of the wedge product, which is exactly 0 for collinear vectors: there the margin has a kink. Embedding
// and centres are not zero. Where no evaluation in floats can tell the side of the jump, the oracle does not judge.
func ArcFace(scale, margin float64, easyMargin bool) Loss {
	flag, branch := 0.0, ""
	if easyMargin {
		flag, branch = 1, " if cos θ_y > 0, else s·cos θ_y"
	}
	moved := func(x In, cos, sin ball.Real) ball.Real {
		m := x.Of(margin)
		return cos.Mul(m.Cos()).Sub(sin.Mul(m.Sin()))
	}
	l := marginSoftmax(Loss{
		Name:       "arcface",
		Params:     []Param{Scalar("s", scale, Positive), Scalar("m", margin, Domain{Lo: 0, Hi: 2}), Scalar("easy_margin", flag, Binary)},
		Definition: "−log softmax(z)_y, z_j = s·cos θ_j, z_y = s·cos(θ_y + m)" + branch + ", θ_j the angle of pred and row j of target",
		Refs:       []Ref{{"J. Deng et al., ArcFace: additive angular margin loss for deep face recognition, CVPR (2019)", "10.1109/CVPR.2019.00482"}},
		Names:      map[string]string{"pytorch-metric-learning": "ArcFaceLoss"},
	}, scale, func(x In, w []ball.Real, dot, norms ball.Real) ball.Real {
		cos := dot.Quo(norms)
		if easyMargin && !acute(dot) {
			return cos
		}
		if margin == 0 {
			return cos
		}
		return moved(x, cos, wedge(x, w).Quo(norms))
	}, func(x In) ball.Real { return moved(x, x.Of(1), x.Of(0)) })
	witness := func(pred ...float64) Sample { // two centres, along the axes
		return Sample{Pred: pred, Target: []float64{1, 0, 0, 1}, Class: []int{0}, Shape: []int{2}, TargetShape: []int{2, 2}}
	}
	harder := Bounds{
		ID: "s-margin-softmax-base-harder", Says: "The margin never lowers the loss where the angle with the class is acute.",
		Lo: func(x In) ball.Real { return cosineSurprise(x, scale) }, When: clearlyAcute,
	}
	switch {
	case margin == 0:
		l.Claims = append(l.Claims, Equals{
			ID: "s-margin-softmax-base", Says: "Without a margin it is the softmax cross-entropy of s·cos θ_j.",
			Other: func() Loss { return SoftmaxCE(nil, noLabel, 0) },
			Map:   func(x In) In { return withLogits(x, cosines(x, scale)) },
		})
	case easyMargin:
		harder.Says, harder.When = "The margin never lowers the loss.", nil
		l.Claims = append(l.Claims, harder, Not{
			ID: "s-arcface-nonmonotone", Says: "With an easy margin the loss falls at θ = π/2 where the angle grows: beyond, there is no margin.",
			Of: opposed(), Witness: []Sample{witness(0x1p-10, 1)},
		})
	default:
		everywhere := harder
		everywhere.When = nil
		l.Claims = append(l.Claims, harder, Not{
			ID: "s-arcface-nonmonotone", Says: "The margin does not always raise the loss: near θ = π it lowers it.",
			Of: everywhere, Witness: []Sample{witness(-1, 0x1p-5)},
		})
	}
	return l
}

// marginSoftmax completes a loss −log softmax(z)_y with z_j = s·cos θ_j for the angles of an embedding and class centres, and z_y = s·own, where own is given
// the scalar product of the two vectors and the product of their norms. aligned is own for θ = 0.
func marginSoftmax(l Loss, scale float64, own func(x In, w []ball.Real, dot, norms ball.Real) ball.Real, aligned func(x In) ball.Real) Loss {
	logits := func(x In, own func(w []ball.Real, dot, norms ball.Real) ball.Real) []ball.Real {
		z, d := make([]ball.Real, x.TargetShape[0]), len(x.Pred)
		for j := range z {
			w := x.Target[j*d : (j+1)*d]
			dot, norms := ball.Dot(x.Pred, w), length(x.Pred).Mul(length(w))
			if j == x.Class[0] {
				z[j] = own(w, dot, norms).Mul(x.Of(scale))
				continue
			}
			z[j] = dot.Quo(norms).Mul(x.Of(scale))
		}
		return z
	}
	loss := func(surprise func([]ball.Real, int) ball.Real) func(In) ball.Real {
		return func(x In) ball.Real {
			return surprise(logits(x, func(w []ball.Real, dot, norms ball.Real) ball.Real { return own(x, w, dot, norms) }), x.Class[0])
		}
	}
	l.Scale, l.Value, l.Stable = scale, loss(naiveSurprise), loss(surprise)
	l = aroundCentres(l, Finite)
	l.Claims = append(l.Claims,
		rescaled("Neither the length of the embedding nor that of a centre matters.", func(k []int) (float64, func(j int) float64) {
			return octave(k[0]), func(j int) float64 { return octave(k[1+j%3]) }
		}),
		Equals{
			ID: "s-angular-clamp", Says: "Where the embedding points exactly where its class does, θ_y is 0: a cosine that rounds to above 1 is no excuse.",
			Other: formula(func(x In) ball.Real {
				return surprise(logits(x, func([]ball.Real, ball.Real, ball.Real) ball.Real { return aligned(x) }), x.Class[0])
			}),
			When: parallel, Draw: align,
		})
	return l
}

// aroundCentres completes a loss of an embedding, class centres that are not zero, and a label.
func aroundCentres(l Loss, entries Domain) Loss {
	entries.NonZero = true
	l.Family = Classification
	l.Shape, l.TargetShape = []Dim{{"D", 1, 3}}, []Dim{{"C", 1, 3}, {"D", 1, 3}}
	l.Pred, l.Target, l.Class = entries, entries, Labels{Min: 1, Max: 1, Of: "C"}
	l.Kinks = append(l.Kinks, Kink{"the embedding lies on the axis of its class", func(s *Sample, pick func(n int) int) bool {
		copy(s.Pred, ownCentre(*s))
		if pick(2) == 1 {
			for i := range s.Pred {
				s.Pred[i] = -s.Pred[i]
			}
		}
		return len(s.Pred) > 1
	}})
	l.Claims = append(l.Claims, AtLeastZero)
	return l
}

// ownCentre is the row of Target that belongs to the class.
func ownCentre(s Sample) []float64 {
	d := len(s.Pred)
	return s.Target[s.Class[0]*d : (s.Class[0]+1)*d]
}

// parallel reports whether the embedding is exactly its centre.
func parallel(s Sample) bool { return slices.Equal(s.Pred, ownCentre(s)) }

// align makes it so.
func align(s *Sample, _ func(n int) int) { copy(s.Pred, ownCentre(*s)) }

// acute reports whether the scalar product is above 0. Where the oracle's model of floats cannot tell, the question is undecided.
func acute(dot ball.Real) bool {
	side := dot.CmpAt("θ = π/2", ball.Of(0))
	if side == 0 && !dot.AbsUp().IsZero() {
		panic(ball.Undecided{})
	}
	return side > 0
}

// clearlyAcute reports whether the angle with the class is below π/2 by far more than rounding.
func clearlyAcute(s Sample) bool {
	var dot, u, v float64
	for i, w := range ownCentre(s) {
		dot, u, v = dot+s.Pred[i]*w, math.Hypot(u, s.Pred[i]), math.Hypot(v, w)
	}
	return dot > 0x1p-20*u*v && !math.IsInf(dot, 0) && u*v > 0
}

// cosines are s·cos θ_j.
func cosines(x In, scale float64) []ball.Real {
	z, d := make([]ball.Real, x.TargetShape[0]), len(x.Pred)
	for j := range z {
		w := x.Target[j*d : (j+1)*d]
		z[j] = ball.Dot(x.Pred, w).Quo(length(x.Pred).Mul(length(w))).Mul(x.Of(scale))
	}
	return z
}

// cosineSurprise is the loss without a margin.
func cosineSurprise(x In, scale float64) ball.Real { return surprise(cosines(x, scale), x.Class[0]) }

// withLogits is x as a sample of logits and a label.
func withLogits(x In, z []ball.Real) In {
	x.Pred, x.Shape, x.Target, x.TargetShape = z, []int{len(z)}, nil, nil
	return x
}

// octave is a power of two between 2^−8 and 2^7.
func octave(k int) float64 { return math.Ldexp(1, k%16-8) }

// rescaled is that multiplying the embedding and the centres by the factors that by makes of four numbers changes nothing.
func rescaled(says string, by func(k []int) (pred float64, row func(j int) float64)) Relation {
	return Relation{
		ID: "s-angular-scale-invariance", Says: says, Ints: 4, Bitwise: true,
		Make: func(s []Sample, k []int) []Term {
			c, ok := s[0].Clone(), true
			times := func(x, by float64) float64 {
				ok = ok && x*by/by == x
				return x * by
			}
			pred, row := by(k)
			for i, v := range c.Pred {
				c.Pred[i] = times(v, pred)
			}
			for i, v := range c.Target {
				c.Target[i] = times(v, row(i/len(c.Pred)))
			}
			if !ok {
				return nil
			}
			return []Term{{1, s[0]}, {-1, c}}
		},
	}
}

// opposed is that turning an embedding from its class to the opposite side does not lower the loss: of two centres along the axes, so that the
// other logit stays as it is.
func opposed() Relation {
	return Relation{
		ID: "s-arcface-monotone", Says: "An angle above π/2 costs at least what its supplement does.", Sign: Ge,
		Make: func(s []Sample, _ []int) []Term {
			if !slices.Equal(s[0].Target, []float64{1, 0, 0, 1}) || s[0].Class[0] != 0 || s[0].Pred[0] <= 0 {
				return nil
			}
			c := s[0].Clone()
			c.Pred[0] = -c.Pred[0]
			return []Term{{1, c}, {-1, s[0]}}
		},
		Draw: func(s []Sample, pick func(n int) int) {
			pred := []float64{math.Ldexp(float64(1+pick(64)), -3), math.Ldexp(float64(pick(128)-64), -3)}
			s[0] = Sample{Pred: pred, Target: []float64{1, 0, 0, 1}, Class: []int{0}, Shape: []int{2}, TargetShape: []int{2, 2}}
		},
	}
}

// wedge is ‖x ∧ w‖ = ‖x‖‖w‖ sin θ, the norm of x_i·w_j − x_j·w_i over i < j.
func wedge(x In, w []ball.Real) ball.Real {
	var v []ball.Real
	for i := range w {
		for j := range i {
			v = append(v, x.Pred[i].Mul(w[j]).Sub(x.Pred[j].Mul(w[i])))
		}
	}
	if v == nil {
		return x.Of(0)
	}
	return ball.Norm(2, v...)
}
