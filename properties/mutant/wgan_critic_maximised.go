package mutant

import (
	"github.com/lossgate/lossgate/impl"
)

func wganCriticMaximised() Mutant {
	return Mutant{
		ID: "x306", Name: "wgan-critic-maximised", Loss: "wgan-critic",
		Bug:     "is what the critic maximises, and is minimised: the critic learns to prefer fakes",
		Trigger: "scores whose means differ",
		Float64: func() impl.Loss[float64] {
			return changed(impl.WGANCritic[float64](), scored(func(real bool, s float64) (v, g float64) {
				if real {
					return s, 1
				}
				return -s, -1
			}))
		},
	}
}
