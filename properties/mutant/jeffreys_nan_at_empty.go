package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func jeffreysNaNAtEmpty() Mutant {
	return Mutant{
		ID: "x378", Name: "jeffreys-nan-at-empty", Loss: "jeffreys",
		Bug:     "takes 0·log(0/0) as it comes",
		Trigger: "an atom that neither has",
		Float64: func() impl.Loss[float64] {
			return changed(impl.Jeffreys[float64](), func(x row, v float64, gp, gt []float64) float64 {
				sum := 0.0
				for i, q := range x.Pred {
					p := x.Target[i]
					sum += (p - q) * math.Log(p/q)
				}
				return sum
			})
		},
	}
}
