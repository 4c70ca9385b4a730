package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func ceGradientWithoutShift() Mutant {
	return Mutant{
		ID: "m03", Name: "ce-gradient-without-shift", Loss: "softmax-ce",
		Bug:    "takes out the largest logit in the value but not in the gradient, which becomes Inf/Inf",
		Thread: "FluxML/NNlib.jl#68", Trigger: "a logit above 709, 88 in float32",
		Float64: func() impl.Loss[float64] {
			return changed(impl.SoftmaxCE[float64](nil, -100, 0), func(x row, v float64, g, _ []float64) float64 {
				sum := 0.0
				for _, z := range x.Pred {
					sum += math.Exp(z)
				}
				for i := range g {
					if g[i] = math.Exp(x.Pred[i]) / sum; i == x.Class[0] {
						g[i]--
					}
				}
				return v
			})
		},
	}
}
