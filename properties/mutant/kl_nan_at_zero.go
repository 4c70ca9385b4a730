package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func klNaNAtZero() Mutant {
	return Mutant{
		ID: "m24d", Name: "kl-nan-at-zero", Loss: "kl",
		Bug:    "computes 0·log 0 as it stands, which is NaN",
		Thread: "JuliaStats/Distances.jl#260", Trigger: "an atom without mass in target",
		Float64: func() impl.Loss[float64] {
			return changed(impl.KL[float64](), func(x row, v float64, gp, gt []float64) float64 {
				sum := 0.0
				for i, q := range x.Pred {
					p := x.Target[i]
					sum += p * math.Log(p/q)
				}
				return sum
			})
		},
	}
}
