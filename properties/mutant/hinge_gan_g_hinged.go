package mutant

import (
	"github.com/lossgate/lossgate/impl"
)

func hingeGANGHinged() Mutant {
	return Mutant{
		ID: "x308", Name: "hinge-gan-g-hinged", Loss: "hinge-gan-g",
		Bug:     "puts a hinge on the generator too: fakes that pass for real by a margin are let go",
		Trigger: "any scores, a fake beyond 1 above all",
		Float64: func() impl.Loss[float64] {
			return changed(impl.HingeGANG[float64](), scored(func(_ bool, s float64) (v, g float64) {
				if s < 1 {
					return 1 - s, -1
				}
				return 0, 0
			}))
		},
	}
}
