package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func bhattacharyyaClipped() Mutant {
	return Mutant{
		ID: "x82", Name: "bhattacharyya-clipped", Loss: "bhattacharyya",
		Bug:     "adds 1e-10 to the coefficient, so that disjoint distributions are 23 apart",
		Trigger: "disjoint supports; equal distributions",
		Float64: func() impl.Loss[float64] {
			return changed(impl.Bhattacharyya[float64](), func(x row, v float64, gp, gt []float64) float64 {
				return -math.Log(math.Exp(-v) + 1e-10)
			})
		},
	}
}
