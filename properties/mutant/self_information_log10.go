package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func selfInformationLog10() Mutant {
	return Mutant{
		ID: "x49", Name: "self-information-log10", Loss: "self-information",
		Bug:     "takes logarithms of base 10",
		Trigger: "any probability below 1",
		Float64: func() impl.Loss[float64] {
			return changed(impl.SelfInformation[float64](), func(x row, v float64, gp, gt []float64) float64 {
				for i := range gp {
					gp[i] *= math.Log10E
				}
				return v * math.Log10E
			})
		},
	}
}
