package mutant

import "github.com/lossgate/lossgate/impl"

func msSSIMWeightsExchanged() Mutant {
	return Mutant{
		ID: "x485", Name: "ms-ssim-weights-exchanged", Loss: "ms-ssim",
		Bug:     "takes the weights of scales in the other order, the coarsest first",
		Trigger: "any images that differ",
		Float64: func() impl.Loss[float64] {
			return impl.MSSSIM[float64]([]float64{0.75, 0.5}, []float64{1, 1}, 0.01, 0.03, 1)
		},
	}
}
