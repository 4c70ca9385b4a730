package mutant

import "github.com/lossgate/lossgate/impl"

func logisticGradientZeroAtZero() Mutant {
	return Mutant{
		ID: "m08", Name: "logistic-gradient-zero-at-zero", Loss: "logistic",
		Bug:    "differentiates through |m|, whose derivative it takes to be 0 at 0",
		Thread: "pytorch/pytorch#2195", Trigger: "a score of exactly 0: the first step of training from zero weights goes nowhere",
		Float64: func() impl.Loss[float64] {
			return changed(impl.Logistic[float64](), func(x row, v float64, g, _ []float64) float64 {
				if x.Pred[0] == 0 {
					set(g, 0)
				}
				return v
			})
		},
	}
}
