package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func ganDOfProbabilities() Mutant {
	return Mutant{
		ID: "x303", Name: "gan-d-of-probabilities", Loss: "gan-minimax-d",
		Bug:     "takes logarithms of rounded probabilities: 1 − D is 0 where D rounds to 1",
		Trigger: "a fake with a logit of 37 or more",
		Float64: func() impl.Loss[float64] {
			return changed(impl.GANMinimaxD[float64](), scored(func(real bool, s float64) (v, g float64) {
				d := logistic(s)
				if real {
					return -math.Log(d), -logistic(-s)
				}
				return -math.Log(1 - d), d
			}))
		},
	}
}
