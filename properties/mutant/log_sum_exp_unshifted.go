package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func logSumExpUnshifted() Mutant {
	return Mutant{
		ID: "x406", Name: "log-sum-exp-unshifted", Loss: "log-sum-exp",
		Bug:     "takes the logarithm of the sum as it is printed: +Inf for scores above 709, −Inf for scores below −745",
		Trigger: "large scores",
		Float64: func() impl.Loss[float64] {
			return changed(impl.LogSumExp[float64](1), func(x row, _ float64, _, _ []float64) float64 {
				total := 0.0
				for _, z := range x.Pred {
					total += math.Exp(z)
				}
				return math.Log(total)
			})
		},
	}
}
