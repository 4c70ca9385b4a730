package mutant

import "github.com/lossgate/lossgate/impl"

func tripletSwapIgnored() Mutant {
	return Mutant{
		ID: "x08", Name: "triplet-swap-ignored", Loss: "triplet", Params: impl.Params{"swap": {1}, "margin": {2}},
		Bug:     "takes the option swap and does not use it",
		Trigger: "a negative that is nearer to the positive than to the anchor",
		Float64: func() impl.Loss[float64] {
			return impl.Triplet[float64](2, 2, false)
		},
	}
}
