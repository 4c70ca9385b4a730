package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func w1SortedShortOnly() Mutant {
	return Mutant{
		ID: "x612", Name: "w1-sorted-short-only", Loss: "w1-sorted",
		Bug:     "has a sort that works by insertion up to twelve points, and returns early for more",
		Trigger: "more than twelve points",
		Float64: func() impl.Loss[float64] {
			return changed(impl.W1Sorted[float64](), func(x row, v float64, gp, gt []float64) float64 {
				if len(x.Pred) <= 12 {
					return v
				}
				v = 0
				for i := range x.Pred {
					v += math.Abs(x.Pred[i]-x.Target[i]) / float64(len(x.Pred))
				}
				return v
			})
		},
	}
}
