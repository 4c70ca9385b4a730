package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func infoncePositiveNotCounted() Mutant {
	return Mutant{
		ID: "m131", Name: "infonce-positive-not-counted", Loss: "info-nce",
		Bug:    "leaves the positive out of the sum of all candidates: the loss may be negative",
		Thread: "Lightning-Universe/lightning-bolts#252", Trigger: "any; below 0 where the positive is nearest",
		Float64: func() impl.Loss[float64] {
			return changed(impl.InfoNCE[float64](1), func(x row, v float64, g, _ []float64) float64 {
				n := x.Shape[0]
				if n == 1 {
					return v
				}
				sum := 0.0
				for i := range n {
					rest := 0.0
					for j := range n {
						if j != i {
							rest += math.Exp(x.Pred[i*n+j] - x.Pred[i*n+i])
						}
					}
					sum += math.Log(rest)
				}
				return sum / float64(n)
			})
		},
	}
}
