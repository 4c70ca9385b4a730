package mutant

import "github.com/lossgate/lossgate/impl"

func focalAlphaForBoth() Mutant {
	return Mutant{
		ID: "m100", Name: "focal-alpha-for-both", Loss: "focal-sigmoid", Params: impl.Params{"gamma": {2}, "alpha": {0.25}},
		Bug:    "multiplies both classes by alpha, so that it balances nothing",
		Thread: "kornia/kornia#2393", Trigger: "the label 0, for any alpha but ½",
		Float64: func() impl.Loss[float64] {
			l := impl.FocalSigmoid[float64](-1, 2)
			return changed(l, func(_ row, v float64, g, _ []float64) float64 {
				for i := range g {
					g[i] /= 4
				}
				return v / 4
			})
		},
	}
}
