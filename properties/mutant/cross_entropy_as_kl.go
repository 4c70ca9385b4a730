package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func crossEntropyAsKL() Mutant {
	return Mutant{
		ID: "x86", Name: "cross-entropy-as-kl", Loss: "cross-entropy",
		Bug:     "subtracts the entropy of the target, so that a perfect prediction costs nothing",
		Trigger: "a target that is not a vertex",
		Float64: func() impl.Loss[float64] {
			return changed(impl.CrossEntropy[float64](), func(x row, v float64, gp, gt []float64) float64 {
				for _, p := range x.Target {
					if p > 0 {
						v += p * math.Log(p)
					}
				}
				return v
			})
		},
	}
}
