package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func ctcGradientOfLogits() Mutant {
	return Mutant{
		ID: "m60", Name: "ctc-gradient-of-logits", Loss: "ctc",
		Bug:    "returns the gradient in the logits before a log-softmax, although its input is the log-probabilities",
		Thread: "pytorch/pytorch#52241", Trigger: "any input; composed with a log-softmax it looks right",
		Float64: func() impl.Loss[float64] {
			return changed(impl.CTC[float64](0), func(x row, v float64, g, _ []float64) float64 {
				for i := range g {
					g[i] += math.Exp(x.Pred[i])
				}
				return v
			})
		},
	}
}
