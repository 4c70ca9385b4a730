package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func w1SignedArea() Mutant {
	return Mutant{
		ID: "x07", Name: "w1-signed-area", Loss: "w1-1d",
		Bug:     "integrates the difference of the distribution functions and not its size: it is the difference of the means",
		Trigger: "distributions of which neither lies to the left of the other",
		Float64: func() impl.Loss[float64] {
			return changed(impl.W1[float64](), func(x row, _ float64, _, _ []float64) float64 {
				mean := 0.0
				for i, n := 0, len(x.Pred)/2; i < n; i++ {
					mean += x.Pred[i] * x.Pred[n+i]
				}
				for i, n := 0, len(x.Target)/2; i < n; i++ {
					mean -= x.Target[i] * x.Target[n+i]
				}
				return math.Abs(mean)
			})
		},
	}
}
