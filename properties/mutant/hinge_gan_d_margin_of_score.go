package mutant

import (
	"github.com/lossgate/lossgate/impl"
)

func hingeGANDMarginOfScore() Mutant {
	return Mutant{
		ID: "x309", Name: "hinge-gan-d-margin-of-score", Loss: "hinge-gan-d",
		Bug:     "hinges the score and not the margin: max(0, s) for fakes, so that those between −1 and 0 are let go",
		Trigger: "a fake with a score above −1",
		Float64: func() impl.Loss[float64] {
			return changed(impl.HingeGAND[float64](), scored(func(real bool, s float64) (v, g float64) {
				switch {
				case real && s < 1:
					return 1 - s, -1
				case !real && s > 0:
					return s, 1
				}
				return 0, 0
			}))
		},
	}
}
