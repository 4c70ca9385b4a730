package mutant

import "github.com/lossgate/lossgate/impl"

func barronAlphaWithoutSign() Mutant {
	return Mutant{
		ID: "x06", Name: "barron-alpha-without-sign", Loss: "barron", Params: impl.Params{"alpha": {-2}, "c": {2}},
		Bug:     "takes the size of alpha, so that outliers count where they should be forgotten",
		Trigger: "alpha below 0",
		Float64: func() impl.Loss[float64] {
			return impl.Barron[float64](2, 2)
		},
	}
}
