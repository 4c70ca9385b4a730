package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func jsOneAccumulator() Mutant {
	return Mutant{
		ID: "m43", Name: "js-one-accumulator", Loss: "js",
		Bug:    "adds the second divergence to the variable of the first, and halves an empty second one: D(p‖m) counts in full",
		Thread: "drostlab/philentropy#1", Trigger: "any two distributions but permutations of each other",
		Float64: func() impl.Loss[float64] {
			return changed(impl.JS[float64](), func(x row, v float64, gp, gt []float64) float64 {
				sum := 0.0
				for i, q := range x.Pred {
					if p := x.Target[i]; p > 0 {
						sum += p * math.Log(2*p/(p+q))
					}
				}
				return sum
			})
		},
	}
}
