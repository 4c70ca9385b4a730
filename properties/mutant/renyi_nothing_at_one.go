package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func renyiNothingAtOne() Mutant {
	return Mutant{
		ID: "x374", Name: "renyi-nothing-at-one", Loss: "renyi", Params: impl.Params{"alpha": {1}},
		Bug:     "guards the division by α − 1 with an epsilon, so that α = 1 gives log 1 = 0 and not kl",
		Trigger: "α = 1",
		Float64: func() impl.Loss[float64] {
			return changed(impl.Renyi[float64](1), func(x row, v float64, gp, gt []float64) float64 {
				sum := 0.0
				for _, p := range x.Target {
					sum += p
				}
				return math.Log(sum) / 1e-12
			})
		},
	}
}
