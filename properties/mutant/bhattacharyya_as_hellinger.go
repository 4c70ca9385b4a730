package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func bhattacharyyaAsHellinger() Mutant {
	return Mutant{
		ID: "x47", Name: "bhattacharyya-as-hellinger", Loss: "bhattacharyya",
		Bug:     "is √(1 − Σ√(pq)), the metric of that family, which is bounded",
		Trigger: "any two distributions that differ",
		Float64: func() impl.Loss[float64] {
			return changed(impl.Bhattacharyya[float64](), func(x row, v float64, gp, gt []float64) float64 {
				return math.Sqrt(-math.Expm1(-v))
			})
		},
	}
}
