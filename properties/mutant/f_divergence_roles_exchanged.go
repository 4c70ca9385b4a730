package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func fDivergenceRolesExchanged() Mutant {
	return Mutant{
		ID: "x381", Name: "f-divergence-roles-exchanged", Loss: "f-divergence",
		Bug:     "weighs by the target and not by the prediction: right for every symmetric f",
		Trigger: "an f that is not symmetric",
		Float64: func() impl.Loss[float64] {
			return changed(impl.FDivergence[float64](impl.ContrastKL()), func(x row, v float64, gp, gt []float64) float64 {
				sum := 0.0
				for i, p := range x.Target {
					if q := x.Pred[i]; q > 0 {
						sum += q*math.Log(q/p) - q + p
					} else {
						sum += p
					}
				}
				return sum
			})
		},
	}
}
