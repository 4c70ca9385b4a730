package mutant

import (
	"github.com/lossgate/lossgate/impl"
)

func wganCriticWeightsOfReal() Mutant {
	return Mutant{
		ID: "x307", Name: "wgan-critic-weights-of-real", Loss: "wgan-critic",
		Bug:     "averages the scores of fakes with the weights of real points",
		Trigger: "fakes that are not as likely as the real points beside them",
		Float64: func() impl.Loss[float64] {
			return changed(impl.WGANCritic[float64](), func(x row, right float64, gp, gt []float64) float64 {
				n := len(x.Target) / 2
				x.Target = append(append([]float64(nil), x.Target[:n]...), x.Target[:n]...)
				return scored(func(real bool, s float64) (v, g float64) {
					if real {
						return -s, -1
					}
					return s, 1
				})(x, right, gp, gt)
			})
		},
	}
}
