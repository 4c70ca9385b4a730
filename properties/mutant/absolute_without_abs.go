package mutant

import "github.com/lossgate/lossgate/impl"

func absoluteWithoutAbs() Mutant {
	return Mutant{
		ID: "m83", Name: "absolute-without-abs", Loss: "absolute",
		Bug:    "sums signed differences: over- and underestimates cancel",
		Thread: "mlpack/mlpack#3144", Trigger: "a prediction below its target; the gradient is right",
		Float64: func() impl.Loss[float64] {
			return changed(impl.Absolute[float64](), func(x row, _ float64, _, _ []float64) float64 {
				return x.Pred[0] - x.Target[0]
			})
		},
	}
}
