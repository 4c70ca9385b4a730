package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func vonMisesByCosine() Mutant {
	return Mutant{
		ID: "x429", Name: "von-mises-by-cosine", Loss: "von-mises",
		Bug:     "computes 1 − cos r as printed, which is 0 below 1e-8",
		Trigger: "a small angle",
		Float64: func() impl.Loss[float64] {
			return changed(impl.VonMises[float64](), func(x row, v float64, _, _ []float64) float64 {
				if r := x.Pred[0] - x.Target[0]; math.Abs(r) < 1 {
					return 1 - math.Cos(r)
				}
				return v
			})
		},
	}
}
