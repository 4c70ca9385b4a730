package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func poissonStirlingMasked() Mutant {
	return Mutant{
		ID: "m39", Name: "poisson-stirling-masked", Loss: "poisson-nll", Params: impl.Params{"full": {1}},
		Bug:    "approximates ln t! by Stirling's formula and leaves it out where that is below 1, not where the count is",
		Thread: "PaddlePaddle/Paddle#56733", Trigger: "a count of 2, or any that is small",
		Float64: func() impl.Loss[float64] {
			return changed(impl.PoissonNLL[float64](1), func(x row, v float64, _, _ []float64) float64 {
				t := x.Target[0]
				if t == 0 || t > 100 || x.Pred[0] == 0 {
					return v
				}
				stirling := t*math.Log(t) - t + math.Log(2*math.Pi*t)/2
				if stirling <= 1 {
					stirling = 0
				}
				return x.Pred[0] - t*math.Log(x.Pred[0]) + stirling
			})
		},
	}
}
