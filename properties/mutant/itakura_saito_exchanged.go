package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func itakuraSaitoExchanged() Mutant {
	return Mutant{
		ID: "x376", Name: "itakura-saito-exchanged", Loss: "itakura-saito",
		Bug:     "divides the prediction by the target: 0 for equal ones, never negative, and blind to scale, as the right one",
		Trigger: "any two numbers that differ",
		Float64: func() impl.Loss[float64] {
			return changed(impl.ItakuraSaito[float64](), func(x row, v float64, gp, gt []float64) float64 {
				sum := 0.0
				for i, q := range x.Pred {
					d := (q - x.Target[i]) / x.Target[i]
					sum += d - math.Log1p(d)
					if gp != nil {
						gp[i] = d / q
					}
				}
				return sum
			})
		},
	}
}
