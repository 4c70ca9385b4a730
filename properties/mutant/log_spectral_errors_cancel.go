package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func logSpectralErrorsCancel() Mutant {
	return Mutant{
		ID: "x482", Name: "log-spectral-errors-cancel", Loss: "log-spectral",
		Bug:     "takes the mean of the logarithms before their size: bins that are too loud pay for those that are too quiet",
		Trigger: "two bins with errors of opposite sign",
		Float64: func() impl.Loss[float64] {
			return changed(impl.LogSpectral[float64](), func(x row, _ float64, _, _ []float64) float64 {
				v := 0.0
				for i, s := range x.Pred {
					v += math.Log(s) - math.Log(x.Target[i])
				}
				return math.Abs(v) / float64(len(x.Pred))
			})
		},
	}
}
