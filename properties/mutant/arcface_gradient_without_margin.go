package mutant

import "github.com/lossgate/lossgate/impl"

func arcFaceGradientWithoutMargin() Mutant {
	const scale, margin = 64, 0.5
	return Mutant{
		ID: "x392", Name: "arcface-gradient-without-margin", Loss: "arcface",
		Bug:     "differentiates the logits before the margin was put in: the value is right, the gradient that of plain softmax",
		Trigger: "any",
		Float64: func() impl.Loss[float64] {
			plain := impl.ArcFace[float64](scale, 0, false)
			return changed(impl.ArcFace[float64](scale, margin, false), func(x row, v float64, gp, _ []float64) float64 {
				if gp != nil {
					_, _ = plain.(impl.Rows[float64]).Eval(x, gp, nil)
				}
				return v
			})
		},
	}
}
