package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func bceLogarithmClamped() Mutant {
	return Mutant{
		ID: "m97", Name: "bce-logarithm-clamped", Loss: "bce",
		Bug:    "does not let a logarithm fall below −100: what is certain and wrong costs 100, and another implementation of the same library disagrees",
		Thread: "pytorch/pytorch#24933", Trigger: "a probability below 3.7e-44, 0 too",
		Float64: func() impl.Loss[float64] {
			return changed(impl.BCE[float64](), func(x row, _ float64, _, _ []float64) float64 {
				p, t := x.Pred[0], x.Target[0]
				return -t*max(math.Log(p), -100) - (1-t)*max(math.Log1p(-p), -100)
			})
		},
	}
}
