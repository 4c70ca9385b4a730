package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func psnrEpsilon() Mutant {
	return Mutant{
		ID: "x476", Name: "psnr-epsilon", Loss: "psnr",
		Bug:     "adds an ε to the mean square, so that equal images seem 80 dB apart",
		Trigger: "images that are nearly equal",
		Float64: func() impl.Loss[float64] {
			return changed(impl.PSNR[float64](1), func(_ row, v float64, _, _ []float64) float64 {
				return 10 * math.Log10(math.Pow(10, v/10)+1e-8)
			})
		},
	}
}
