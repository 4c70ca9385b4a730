package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func klGaussianVarianceIsDeviation() Mutant {
	return Mutant{
		ID: "x370", Name: "kl-gaussian-variance-is-deviation", Loss: "kl-gaussian",
		Bug:     "takes the logarithm of the variance for that of the standard deviation",
		Trigger: "a variance other than 1",
		Float64: func() impl.Loss[float64] {
			return changed(impl.KLGaussian[float64](), func(x row, v float64, gp, gt []float64) float64 {
				n := len(x.Pred) / 2
				sum := 0.0
				for i, m := range x.Pred[:n] {
					l := 2 * x.Pred[n+i]
					sum += (m*m + math.Expm1(l) - l) / 2
					if gp != nil {
						gp[n+i] = math.Expm1(l)
					}
				}
				return sum
			})
		},
	}
}
