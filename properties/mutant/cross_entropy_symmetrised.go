package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func crossEntropySymmetrised() Mutant {
	return Mutant{
		ID: "x85", Name: "cross-entropy-symmetrised", Loss: "cross-entropy",
		Bug:     "averages both directions, as if it were a mutual information",
		Trigger: "any two distributions that differ",
		Float64: func() impl.Loss[float64] {
			return changed(impl.CrossEntropy[float64](), func(x row, v float64, gp, gt []float64) float64 {
				other := 0.0
				for i, q := range x.Pred {
					if q > 0 {
						other -= q * math.Log(x.Target[i])
					}
				}
				return (v + other) / 2
			})
		},
	}
}
