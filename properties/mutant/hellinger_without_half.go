package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func hellingerWithoutHalf() Mutant {
	return Mutant{
		ID: "x46", Name: "hellinger-without-half", Loss: "hellinger",
		Bug:     "leaves out the ½, so that disjoint distributions are √2 apart",
		Trigger: "any two distributions that differ",
		Float64: func() impl.Loss[float64] {
			return changed(impl.Hellinger[float64](), func(x row, v float64, gp, gt []float64) float64 {
				for _, g := range [][]float64{gp, gt} {
					for i := range g {
						g[i] *= math.Sqrt2
					}
				}
				return v * math.Sqrt2
			})
		},
	}
}
