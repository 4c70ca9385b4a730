package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func poissonNLLNaNAtZero() Mutant {
	return Mutant{
		ID: "x424", Name: "poisson-nll-nan-at-zero", Loss: "poisson-nll",
		Bug:     "computes 0·ln 0, which is NaN, for a mean and a count of 0",
		Trigger: "pred = target = 0",
		Float64: func() impl.Loss[float64] {
			return changed(impl.PoissonNLL[float64](0), func(x row, v float64, _, _ []float64) float64 {
				if x.Pred[0] == 0 {
					return -x.Target[0] * math.Log(x.Pred[0])
				}
				return v
			})
		},
	}
}
