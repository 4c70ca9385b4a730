package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func jsAsBhattacharyya() Mutant {
	return Mutant{
		ID: "x45", Name: "js-as-bhattacharyya", Loss: "js",
		Bug:     "is −log Σ√(pq), which is symmetric too, and additive",
		Trigger: "any two distributions that differ",
		Float64: func() impl.Loss[float64] {
			return changed(impl.JS[float64](), func(x row, v float64, gp, gt []float64) float64 {
				bc := 0.0
				for i, q := range x.Pred {
					bc += math.Sqrt(x.Target[i]) * math.Sqrt(q)
				}
				return -math.Log(bc)
			})
		},
	}
}
