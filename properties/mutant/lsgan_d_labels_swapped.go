package mutant

import (
	"github.com/lossgate/lossgate/impl"
)

func lsganDLabelsSwapped() Mutant {
	return Mutant{
		ID: "x311", Name: "lsgan-d-labels-swapped", Loss: "lsgan-d",
		Bug:     "gives real points the label a of fakes, and fakes b",
		Trigger: "scores whose means differ",
		Float64: func() impl.Loss[float64] {
			return changed(impl.LSGAND[float64](0, 1), scored(func(real bool, s float64) (v, g float64) {
				if real {
					return s * s / 2, s
				}
				return (s - 1) * (s - 1) / 2, s - 1
			}))
		},
	}
}
