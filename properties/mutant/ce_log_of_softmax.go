package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func ceLogOfSoftmax() Mutant {
	return Mutant{
		ID: "m01", Name: "ce-log-of-softmax", Loss: "softmax-ce",
		Bug:    "takes the logarithm of a softmax that has underflowed to 0, so that the loss is +Inf",
		Thread: "deeplearning4j/nd4j#458", Trigger: "a logit 745 below the largest, 104 in float32",
		Float64: func() impl.Loss[float64] {
			return changed(impl.SoftmaxCE[float64](nil, -100, 0), func(x row, _ float64, _, _ []float64) float64 {
				return -math.Log(softmax(x.Pred)[x.Class[0]])
			})
		},
	}
}
