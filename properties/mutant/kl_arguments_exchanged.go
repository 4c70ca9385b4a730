package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func klArgumentsExchanged() Mutant {
	return Mutant{
		ID: "m96", Name: "kl-arguments-exchanged", Loss: "kl",
		Bug:    "takes pred for the data: the mode-seeking divergence instead of the mean-seeking one",
		Thread: "sarahwie/attention#6", Trigger: "any two distributions but permutations of each other",
		Float64: func() impl.Loss[float64] {
			return changed(impl.KL[float64](), func(x row, v float64, gp, gt []float64) float64 {
				sum := 0.0
				for i, q := range x.Pred {
					p := x.Target[i]
					if q > 0 {
						sum += q * (math.Log(q) - math.Log(p))
					}
				}
				return sum
			})
		},
	}
}
