package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func klCloseIsEqual() Mutant {
	return Mutant{
		ID: "x76", Name: "kl-close-is-equal", Loss: "kl",
		Bug:     "returns 0 for distributions that agree to 1e-6 everywhere",
		Trigger: "distributions that differ by less than that",
		Float64: func() impl.Loss[float64] {
			return changed(impl.KL[float64](), func(x row, v float64, gp, gt []float64) float64 {
				for i, q := range x.Pred {
					p := x.Target[i]
					if math.Abs(p-q) > 1e-6 {
						return v
					}
				}
				return 0
			})
		},
	}
}
