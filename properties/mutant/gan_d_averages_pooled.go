package mutant

import (
	"github.com/lossgate/lossgate/impl"
)

func ganDAveragesPooled() Mutant {
	return Mutant{
		ID: "x301", Name: "gan-d-averages-pooled", Loss: "gan-minimax-d",
		Bug:     "averages both batches with the weights of one, that of all points together",
		Trigger: "real points and fakes with different weights",
		Float64: func() impl.Loss[float64] {
			return changed(impl.GANMinimaxD[float64](), func(x row, right float64, gp, gt []float64) float64 {
				n := len(x.Pred) / 2
				pooled := append(append([]float64(nil), x.Target...), x.Target...)[:2*n]
				for i := range n {
					pooled[i] = (x.Target[i] + x.Target[n+i]) / 2
					pooled[n+i] = pooled[i]
				}
				x.Target = pooled
				return scored(func(real bool, s float64) (v, g float64) {
					if real {
						return softplus(-s), -logistic(-s)
					}
					return softplus(s), logistic(s)
				})(x, right, gp, gt)
			})
		},
	}
}
