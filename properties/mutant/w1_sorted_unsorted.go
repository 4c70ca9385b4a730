package mutant

import (
	"cmp"
	"math"

	"github.com/lossgate/lossgate/impl"
)

func w1SortedUnsorted() Mutant {
	return Mutant{
		ID: "x351", Name: "w1-sorted-unsorted", Loss: "w1-sorted",
		Bug:     "pairs the numbers as they come: the mean absolute error",
		Trigger: "samples that are not both sorted",
		Float64: func() impl.Loss[float64] {
			return changed(impl.W1Sorted[float64](), func(x row, _ float64, gp, gt []float64) float64 {
				n, s := float64(len(x.Pred)), 0.0
				for i, p := range x.Pred {
					s += math.Abs(p-x.Target[i]) / n
					slope := float64(cmp.Compare(p, x.Target[i])) / n
					if gp != nil {
						gp[i] = slope
					}
					if gt != nil {
						gt[i] = -slope
					}
				}
				return s
			})
		},
	}
}
