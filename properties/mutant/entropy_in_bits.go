package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func entropyInBits() Mutant {
	return Mutant{
		ID: "x40", Name: "entropy-in-bits", Loss: "entropy",
		Bug:     "takes logarithms of base 2, so that it exceeds log K",
		Trigger: "any distribution but a vertex",
		Float64: func() impl.Loss[float64] {
			return changed(impl.Entropy[float64](), func(x row, v float64, gp, gt []float64) float64 {
				for i := range gp {
					gp[i] *= math.Log2E
				}
				return v * math.Log2E
			})
		},
	}
}
