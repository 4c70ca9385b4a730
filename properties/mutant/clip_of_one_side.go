package mutant

import "github.com/lossgate/lossgate/impl"

func clipOfOneSide() Mutant {
	return Mutant{
		ID: "x510", Name: "clip-of-one-side", Loss: "clip",
		Bug:     "finds images for texts, and forgets texts for images",
		Trigger: "a matrix of similarities that is not symmetric",
		Float64: func() impl.Loss[float64] { return impl.InfoNCE[float64](1) },
	}
}
