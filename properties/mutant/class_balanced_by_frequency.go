package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func classBalancedByFrequency() Mutant {
	const beta = 0.999
	counts := []float64{1000, 20, 1}
	return Mutant{
		ID: "x403", Name: "class-balanced-by-frequency", Loss: "class-balanced-ce",
		Bug:     "multiplies by the effective number of samples instead of dividing by it: what is frequent counts more",
		Trigger: "a class of more than one sample",
		Float64: func() impl.Loss[float64] {
			return changed(impl.ClassBalancedCE[float64](0, counts), func(x row, v float64, gp, _ []float64) float64 {
				n := (1 - math.Pow(beta, counts[x.Class[0]])) / (1 - beta)
				for j := range gp {
					gp[j] *= n
				}
				return v * n
			})
		},
	}
}
