package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func klTermsClamped() Mutant {
	return Mutant{
		ID: "m95d", Name: "kl-terms-clamped", Loss: "kl",
		Bug:    "raises negative terms to 0, which users ask for since no divergence is negative; only the sum is not",
		Thread: "pytorch/pytorch#80488", Trigger: "any two distributions that differ",
		Float64: func() impl.Loss[float64] {
			return changed(impl.KL[float64](), func(x row, v float64, gp, gt []float64) float64 {
				sum := 0.0
				for i, q := range x.Pred {
					p := x.Target[i]
					if p > q {
						sum += p * math.Log(p/q)
					}
				}
				return sum
			})
		},
	}
}
