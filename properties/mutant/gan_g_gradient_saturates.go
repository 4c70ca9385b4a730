package mutant

import (
	"github.com/lossgate/lossgate/impl"
)

func ganGGradientSaturates() Mutant {
	return Mutant{
		ID: "x305", Name: "gan-g-gradient-saturates", Loss: "gan-nonsaturating-g",
		Bug:     "has the right value with the gradient of the minimax game: fakes that are rejected learn nothing",
		Trigger: "scores that are not 0",
		Float64: func() impl.Loss[float64] {
			return changed(impl.GANNonsaturatingG[float64](), func(x row, v float64, gp, _ []float64) float64 {
				for i := range gp {
					gp[i] = -x.Target[i] * logistic(x.Pred[i])
				}
				return v
			})
		},
	}
}
