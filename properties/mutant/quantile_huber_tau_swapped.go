package mutant

import "github.com/lossgate/lossgate/impl"

func quantileHuberTauSwapped() Mutant {
	return Mutant{
		ID: "x426", Name: "quantile-huber-tau-swapped", Loss: "quantile-huber", Params: impl.Params{"tau": {0.75}, "kappa": {1}},
		Bug:     "takes u for pred − target, so that it learns the quantile of 1−tau",
		Trigger: "tau other than ½",
		Float64: func() impl.Loss[float64] {
			return impl.QuantileHuber[float64](0.25, 1)
		},
	}
}
