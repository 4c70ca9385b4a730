package mutant

import (
	"github.com/lossgate/lossgate/impl"
)

func ganDSigmoidTwice() Mutant {
	return Mutant{
		ID: "x302", Name: "gan-d-sigmoid-twice", Loss: "gan-minimax-d",
		Bug:     "applies a sigmoid to the scores and takes the result for logits, as where a model already ends in one",
		Trigger: "any scores but the one that is its own sigmoid, 0.659",
		Float64: func() impl.Loss[float64] {
			return changed(impl.GANMinimaxD[float64](), scored(func(real bool, s float64) (v, g float64) {
				d := logistic(s)
				if real {
					return softplus(-d), -logistic(-d) * d * (1 - d)
				}
				return softplus(d), logistic(d) * d * (1 - d)
			}))
		},
	}
}
