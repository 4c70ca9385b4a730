package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func hellingerByCoefficient() Mutant {
	return Mutant{
		ID: "x80", Name: "hellinger-by-coefficient", Loss: "hellinger",
		Bug:     "is √(1 − Σ√(pq)), of which half of the digits cancel",
		Trigger: "near-equal distributions",
		Float64: func() impl.Loss[float64] {
			return changed(impl.Hellinger[float64](), func(x row, v float64, gp, gt []float64) float64 {
				bc := 0.0
				for i, q := range x.Pred {
					bc += math.Sqrt(x.Target[i] * q)
				}
				return math.Sqrt(max(0, 1-bc))
			})
		},
	}
}
