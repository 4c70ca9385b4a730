package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func jsReturnsRoot() Mutant {
	return Mutant{
		ID: "x78", Name: "js-returns-root", Loss: "js",
		Bug:     "returns the distance, the root of the divergence, by that name",
		Trigger: "any two distributions that differ",
		Float64: func() impl.Loss[float64] {
			return changed(impl.JS[float64](), func(x row, v float64, gp, gt []float64) float64 {
				return math.Sqrt(v)
			})
		},
	}
}
