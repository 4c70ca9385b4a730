package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func psnrPeakNotSquared() Mutant {
	return Mutant{
		ID: "x475", Name: "psnr-peak-not-squared", Loss: "psnr", Params: impl.Params{"max": {255}},
		Bug:     "divides the mean square by the peak and not by its square",
		Trigger: "a peak that is not 1",
		Float64: func() impl.Loss[float64] {
			return changed(impl.PSNR[float64](255), func(_ row, v float64, _, _ []float64) float64 {
				return v + 10*math.Log10(255)
			})
		},
	}
}
