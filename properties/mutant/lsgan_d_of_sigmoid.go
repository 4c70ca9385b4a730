package mutant

import (
	"github.com/lossgate/lossgate/impl"
)

func lsganDOfSigmoid() Mutant {
	return Mutant{
		ID: "x310", Name: "lsgan-d-of-sigmoid", Loss: "lsgan-d",
		Bug:     "squashes the scores first, as compare_gan does: squares saturate like a cross-entropy",
		Trigger: "any scores",
		Float64: func() impl.Loss[float64] {
			return changed(impl.LSGAND[float64](0, 1), scored(func(real bool, s float64) (v, g float64) {
				d := logistic(s)
				r := d
				if real {
					r = d - 1
				}
				return r * r / 2, r * d * (1 - d)
			}))
		},
	}
}
