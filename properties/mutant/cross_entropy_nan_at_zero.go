package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func crossEntropyNaNAtZero() Mutant {
	return Mutant{
		ID: "m23", Name: "cross-entropy-nan-at-zero", Loss: "cross-entropy",
		Bug:    "multiplies 0 by the logarithm of 0 where the target has no mass",
		Thread: "google-deepmind/optax#896", Trigger: "an entry that is 0 in target and prediction",
		Float64: func() impl.Loss[float64] {
			return changed(impl.CrossEntropy[float64](), func(x row, _ float64, _, _ []float64) float64 {
				v := 0.0
				for i, q := range x.Pred {
					v -= x.Target[i] * math.Log(q)
				}
				return v
			})
		},
	}
}
