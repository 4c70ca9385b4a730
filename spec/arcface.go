package spec

import "github.com/lossgate/lossgate/spec/ball"

// ArcFace is softmax cross-entropy on scaled cosines, with an angle margin added to that of the true class: with θ_j
// the angle between the embedding Pred and the class centre in row j of Target, the logits are s·cos θ_j, and s·cos(θ_y + m) for the
// class y (Deng et al. 2019, equation 3, without the fallback that their code has for θ_y + m > π).
//
// The sine is that of the wedge product, which is exactly 0 for collinear vectors: there the margin has a kink. Embedding
// and centres are not zero.
func ArcFace(scale, margin float64) Loss {
	angle := Domain{Lo: 0, Hi: 2}
	loss := func(surprise func([]ball.Real, int) ball.Real) func(In) ball.Real {
		return func(x In) ball.Real {
			c, d := x.TargetShape[0], len(x.Pred)
			z := make([]ball.Real, c)
			for j := range c {
				w := x.Target[j*d : (j+1)*d]
				norms := ball.Norm(2, x.Pred...).Mul(ball.Norm(2, w...))
				z[j] = ball.Dot(x.Pred, w).Quo(norms).Mul(x.Of(scale))
				if j == x.Class[0] {
					m := x.Of(margin)
					z[j] = z[j].Mul(m.Cos()).Sub(wedge(x, w).Quo(norms).Mul(x.Of(scale)).Mul(m.Sin()))
				}
			}
			return surprise(z, x.Class[0])
		}
	}
	return Loss{
		Name: "arcface", Family: Classification,
		Params: []Param{Scalar("s", scale, Positive), Scalar("m", margin, angle)},
		Shape:  []Dim{{"D", 1, 3}}, TargetShape: []Dim{{"C", 1, 3}, {"D", 1, 3}},
		Pred:   Domain{Lo: Finite.Lo, Hi: Finite.Hi, LoOpen: true, HiOpen: true, NonZero: true},
		Target: Domain{Lo: Finite.Lo, Hi: Finite.Hi, LoOpen: true, HiOpen: true, NonZero: true},
		Class:  Labels{Min: 1, Max: 1, Of: "C"}, Scale: scale,
		Definition: "−log softmax(z)_y, z_j = s·cos θ_j, z_y = s·cos(θ_y + m), θ_j the angle of pred and row j of target",
		Value:      loss(naiveSurprise), Stable: loss(surprise),
		Kinks: []Kink{{"the embedding lies on the axis of its class", func(s *Sample, pick func(n int) int) bool {
			d := len(s.Pred)
			copy(s.Pred, s.Target[s.Class[0]*d:(s.Class[0]+1)*d])
			if pick(2) == 1 {
				for i := range s.Pred {
					s.Pred[i] = -s.Pred[i]
				}
			}
			return d > 1
		}}},
		Claims: []Claim{AtLeastZero},
		Refs:   []Ref{{"J. Deng et al., ArcFace: additive angular margin loss for deep face recognition, CVPR (2019)", "10.1109/CVPR.2019.00482"}},
		Names:  map[string]string{"pytorch-metric-learning": "ArcFaceLoss"},
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
