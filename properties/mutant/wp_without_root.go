package mutant

import (
	"github.com/lossgate/lossgate/impl"
)

func wpWithoutRoot() Mutant {
	return Mutant{
		ID: "x350", Name: "wp-without-root", Loss: "wp-1d",
		Bug:     "returns the p-th power of the distance: no metric, and in other units",
		Trigger: "distances other than 0 and 1",
		Float64: func() impl.Loss[float64] {
			return changed(impl.Wp1D[float64](2), func(_ row, v float64, gp, gt []float64) float64 {
				for _, g := range [][]float64{gp, gt} {
					for i := range g {
						g[i] *= 2 * v
					}
				}
				return v * v
			})
		},
	}
}
