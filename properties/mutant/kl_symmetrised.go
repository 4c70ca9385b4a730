package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func klSymmetrised() Mutant {
	return Mutant{
		ID: "x73", Name: "kl-symmetrised", Loss: "kl",
		Bug:     "averages both directions, as if KL were a distance",
		Trigger: "any two distributions but permutations of each other",
		Float64: func() impl.Loss[float64] {
			return changed(impl.KL[float64](), func(x row, v float64, gp, gt []float64) float64 {
				sum := 0.0
				for i, q := range x.Pred {
					p := x.Target[i]
					if p != q {
						sum += (p - q) * (math.Log(p) - math.Log(q)) / 2
					}
				}
				return sum
			})
		},
	}
}
