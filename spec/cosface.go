package spec

import "github.com/lossgate/lossgate/spec/ball"

// CosFace is softmax cross-entropy on scaled cosines, with a margin taken from that of the true class: with θ_j the angle between the embedding Pred
// and the class centre in row j of Target, the logits are s·cos θ_j, and s·(cos θ_y − m) for the class y (Wang et al. 2018; Wang, Cheng, Liu and Liu
// 2018 call it AM-softmax). Unlike that of arcface, this logit falls all the way from θ = 0 to π. Embedding and centres are not zero.
func CosFace(scale, margin float64) Loss {
	logits := func(x In) []ball.Real {
		z := cosines(x, scale)
		z[x.Class[0]] = z[x.Class[0]].Sub(x.Of(scale).Mul(x.Of(margin)))
		return z
	}
	l := marginSoftmax(Loss{
		Name:       "cosface",
		Params:     []Param{Scalar("s", scale, Positive), Scalar("m", margin, Domain{Lo: 0, Hi: 2})},
		Definition: "−log softmax(z)_y, z_j = s·cos θ_j, z_y = s·(cos θ_y − m), θ_j the angle of pred and row j of target",
		Refs: []Ref{
			{"H. Wang et al., CosFace: large margin cosine loss for deep face recognition, CVPR (2018)", "10.1109/CVPR.2018.00552"},
			{"F. Wang, J. Cheng, W. Liu, H. Liu, Additive margin softmax for face verification, IEEE Signal Process. Lett. 25 (2018)", "10.1109/LSP.2018.2822810"},
		},
		Names: map[string]string{"pytorch-metric-learning": "CosFaceLoss"},
	}, scale, func(x In, _ []ball.Real, dot, norms ball.Real) ball.Real {
		return dot.Quo(norms).Sub(x.Of(margin))
	}, func(x In) ball.Real { return x.Of(1).Sub(x.Of(margin)) })
	l.Claims = append(l.Claims,
		opposed(),
		Equals{
			ID: "s-margin-softmax-base", Says: "It is the softmax cross-entropy of s·cos θ_j, with s·m taken from the logit of the class.",
			Other: func() Loss { return SoftmaxCE(nil, noLabel, 0) },
			Map:   func(x In) In { return withLogits(x, logits(x)) },
		},
		Bounds{
			ID: "s-margin-softmax-base-harder", Says: "The margin raises the loss, by s·m at most.",
			Lo: func(x In) ball.Real { return cosineSurprise(x, scale) },
			Hi: func(x In) ball.Real { return cosineSurprise(x, scale).Add(x.Of(scale).Mul(x.Of(margin))) },
		})
	return l
}
