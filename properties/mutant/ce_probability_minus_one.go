package mutant

import "github.com/lossgate/lossgate/impl"

func ceProbabilityMinusOne() Mutant {
	return Mutant{
		ID: "m04", Name: "ce-probability-minus-one", Loss: "softmax-ce",
		Bug:    "computes the gradient of the true class as p − 1, which cancels to 0, and not from the other classes",
		Thread: "tensorflow/tensorflow#126634", Trigger: "the true class 37 above the others, where the gradient is −1e-16 and not 0",
		Float64: func() impl.Loss[float64] {
			return changed(impl.SoftmaxCE[float64](nil, -100, 0), func(x row, v float64, g, _ []float64) float64 {
				if g != nil {
					y := x.Class[0]
					g[y] = softmax(x.Pred)[y] - 1
				}
				return v
			})
		},
	}
}
