package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func betaDivergenceBesideLimit() Mutant {
	return Mutant{
		ID: "x382", Name: "beta-divergence-beside-limit", Loss: "beta-divergence", Params: impl.Params{"beta": {1}},
		Bug:     "moves β = 1 aside by 1e-7 instead of taking the limit: eight digits of it are lost to cancellation",
		Trigger: "β = 1",
		Float64: func() impl.Loss[float64] {
			return changed(impl.BetaDivergence[float64](1), func(x row, v float64, gp, gt []float64) float64 {
				const b = 1 + 1e-7
				sum := 0.0
				for i, q := range x.Pred {
					p := x.Target[i]
					sum += (math.Pow(p, b) + (b-1)*math.Pow(q, b) - b*p*math.Pow(q, b-1)) / (b * (b - 1))
				}
				return sum
			})
		},
	}
}
