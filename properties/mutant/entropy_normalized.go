package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func entropyNormalized() Mutant {
	return Mutant{
		ID: "x42", Name: "entropy-normalized", Loss: "entropy",
		Bug:     "divides by log K, so that an atom without mass lowers it",
		Trigger: "an atom of mass 0",
		Float64: func() impl.Loss[float64] {
			return changed(impl.Entropy[float64](), func(x row, v float64, gp, gt []float64) float64 {
				n := math.Log(float64(len(x.Pred)))
				if n == 0 {
					return v
				}
				for i := range gp {
					gp[i] /= n
				}
				return v / n
			})
		},
	}
}
