package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func jsLastAtomLost() Mutant {
	return Mutant{
		ID: "x615", Name: "js-last-atom-lost", Loss: "js",
		Bug:     "skips the last atom where the prediction gives it nothing, whatever the target does",
		Trigger: "a last atom that the target alone has",
		Float64: func() impl.Loss[float64] {
			return changed(impl.JS[float64](), func(x row, v float64, gp, gt []float64) float64 {
				if n := len(x.Pred) - 1; x.Pred[n] == 0 {
					return v - x.Target[n]*math.Ln2/2
				}
				return v
			})
		},
	}
}
