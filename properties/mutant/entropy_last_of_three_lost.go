package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func entropyLastOfThreeLost() Mutant {
	return Mutant{
		ID: "x610", Name: "entropy-last-of-three-lost", Loss: "entropy",
		Bug:     "adds two of the three atoms that remain behind whole vectors of four",
		Trigger: "seven outcomes, or eleven",
		Float64: func() impl.Loss[float64] {
			return changed(impl.Entropy[float64](), func(x row, v float64, gp, gt []float64) float64 {
				if n := len(x.Pred); n > 4 && n%4 == 3 && x.Pred[n-1] > 0 {
					return v + x.Pred[n-1]*math.Log(x.Pred[n-1])
				}
				return v
			})
		},
	}
}
