package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func tweedieFactorOnFirstTerm() Mutant {
	return Mutant{
		ID: "m38", Name: "tweedie-factor-on-first-term", Loss: "tweedie-deviance",
		Bug:    "doubles the first of the three terms only, so that a perfect prediction does not cost 0",
		Thread: "h2oai/h2o-3#3516", Trigger: "any",
		Float64: func() impl.Loss[float64] {
			return changed(impl.TweedieDeviance[float64](1.5), func(x row, v float64, _, _ []float64) float64 {
				m, t := math.Sqrt(x.Pred[0]), math.Sqrt(x.Target[0])
				return 2*t/-0.25 + t*t/m/0.5 + m/0.5
			})
		},
	}
}
