package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func crossEntropyLastClassLost() Mutant {
	return Mutant{
		ID: "x04", Name: "cross-entropy-last-class-lost", Loss: "cross-entropy",
		Bug:     "stops one class short",
		Trigger: "a target with mass on the last class",
		Float64: func() impl.Loss[float64] {
			return changed(impl.CrossEntropy[float64](), func(x row, _ float64, _, _ []float64) float64 {
				v := 0.0
				for i, q := range x.Pred[:len(x.Pred)-1] {
					if t := x.Target[i]; t != 0 {
						v -= t * math.Log(q)
					}
				}
				return v
			})
		},
	}
}
