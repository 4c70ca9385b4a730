package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func brierRoot() Mutant {
	return Mutant{
		ID: "x90", Name: "brier-root", Loss: "brier",
		Bug:     "returns a distance, not its square",
		Trigger: "predictions that are not perfect",
		Float64: func() impl.Loss[float64] {
			return changed(impl.Brier[float64](), func(_ row, v float64, gp, gt []float64) float64 {
				root := math.Sqrt(v)
				for _, g := range [][]float64{gp, gt} {
					for i := range g {
						if root > 0 {
							g[i] /= 2 * root
						}
					}
				}
				return root
			})
		},
	}
}
