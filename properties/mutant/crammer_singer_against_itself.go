package mutant

import (
	"slices"

	"github.com/lossgate/lossgate/impl"
)

func crammerSingerAgainstItself() Mutant {
	return Mutant{
		ID: "x398", Name: "crammer-singer-against-itself", Loss: "crammer-singer",
		Bug:     "takes the largest of all scores for the best of the others: the class competes with itself, and the loss is never below the margin",
		Trigger: "a class that leads",
		Float64: func() impl.Loss[float64] {
			return changed(impl.CrammerSinger[float64](1), func(x row, v float64, gp, _ []float64) float64 {
				if y := x.Class[0]; x.Pred[y] == slices.Max(x.Pred) {
					clear(gp)
					return 1
				}
				return v
			})
		},
	}
}
