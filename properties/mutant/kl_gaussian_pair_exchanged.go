package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func klGaussianPairExchanged() Mutant {
	return Mutant{
		ID: "x371", Name: "kl-gaussian-pair-exchanged", Loss: "kl-gaussian-pair",
		Bug:     "measures the prior by the posterior: the variance of the wrong one divides",
		Trigger: "variances that differ",
		Float64: func() impl.Loss[float64] {
			return changed(impl.KLGaussianPair[float64](), func(x row, v float64, gp, gt []float64) float64 {
				n := len(x.Pred) / 2
				sum := 0.0
				for i := range n {
					d, u := x.Pred[i]-x.Target[i], x.Target[n+i]-x.Pred[n+i]
					sum += (math.Expm1(u) - u + d*d*math.Exp(-x.Pred[n+i])) / 2
				}
				return sum
			})
		},
	}
}
