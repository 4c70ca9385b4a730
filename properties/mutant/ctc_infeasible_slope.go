package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func ctcInfeasibleSlope() Mutant {
	return Mutant{
		ID: "x336", Name: "ctc-infeasible-slope", Loss: "ctc",
		Bug:     "gives a label sequence that does not fit the loss +Inf, and slopes of −Inf less −Inf: NaN in all the weights after one step",
		Trigger: "more labels than frames",
		Float64: func() impl.Loss[float64] {
			return changed(impl.CTC[float64](0), func(x row, v float64, g, _ []float64) float64 {
				if !math.IsInf(v, 1) {
					return v
				}
				for i := range g {
					g[i] = math.NaN()
				}
				return v
			})
		},
	}
}
