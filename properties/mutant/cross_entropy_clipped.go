package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func crossEntropyClipped() Mutant {
	return Mutant{
		ID: "m93", Name: "cross-entropy-clipped", Loss: "cross-entropy",
		Bug:    "adds 1e-7 to probabilities before the logarithm, and does not say so",
		Thread: "tensorflow/tensorflow#62204", Trigger: "a probability below 1e-7, or equal distributions",
		Float64: func() impl.Loss[float64] {
			return changed(impl.CrossEntropy[float64](), func(x row, _ float64, _, _ []float64) float64 {
				v := 0.0
				for i, q := range x.Pred {
					v -= x.Target[i] * math.Log(q+1e-7)
				}
				return v
			})
		},
	}
}
