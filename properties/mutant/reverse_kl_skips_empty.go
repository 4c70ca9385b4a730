package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func reverseKLSkipsEmpty() Mutant {
	return Mutant{
		ID: "x385", Name: "reverse-kl-skips-empty", Loss: "reverse-kl",
		Bug:     "sums over the atoms that the target has: mass where the target has none is free, which is what the loss is there to forbid",
		Trigger: "mass where target has none",
		Float64: func() impl.Loss[float64] {
			return changed(impl.ReverseKL[float64](), func(x row, v float64, gp, gt []float64) float64 {
				sum := 0.0
				for i, q := range x.Pred {
					if p := x.Target[i]; p > 0 && q > 0 {
						sum += q * math.Log(q/p)
					}
				}
				return sum
			})
		},
	}
}
