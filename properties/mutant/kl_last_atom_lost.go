package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func klLastAtomLost() Mutant {
	return Mutant{
		ID: "x75", Name: "kl-last-atom-lost", Loss: "kl",
		Bug:     "ends its loop one atom early",
		Trigger: "mass on the last atom",
		Float64: func() impl.Loss[float64] {
			return changed(impl.KL[float64](), func(x row, v float64, gp, gt []float64) float64 {
				sum := 0.0
				for i, q := range x.Pred {
					p := x.Target[i]
					if i < len(x.Pred)-1 && p > 0 {
						sum += p * (math.Log(p) - math.Log(q))
					}
				}
				return sum
			})
		},
	}
}
