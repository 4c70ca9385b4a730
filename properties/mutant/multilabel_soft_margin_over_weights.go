package mutant

import "github.com/lossgate/lossgate/impl"

func multilabelSoftMarginOverWeights() Mutant {
	return Mutant{
		ID: "x405", Name: "multilabel-soft-margin-over-weights", Loss: "multilabel-soft-margin", Params: impl.Params{"weight": {1, 2, 0.5}},
		Bug:     "divides by the sum of the class weights, as a weighted mean does, and not by the number of classes",
		Trigger: "weights whose mean is not 1",
		Float64: func() impl.Loss[float64] {
			return changed(impl.MultilabelSoftMargin[float64]([]float64{1, 2, 0.5}), func(_ row, v float64, gp, gt []float64) float64 {
				for j := range gp {
					gp[j] *= 3 / 3.5
				}
				for j := range gt {
					gt[j] *= 3 / 3.5
				}
				return v * (3 / 3.5)
			})
		},
	}
}
