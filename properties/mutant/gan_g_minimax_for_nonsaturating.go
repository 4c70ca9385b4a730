package mutant

import (
	"github.com/lossgate/lossgate/impl"
)

func ganGMinimaxForNonsaturating() Mutant {
	return Mutant{
		ID: "x304", Name: "gan-g-minimax-for-nonsaturating", Loss: "gan-nonsaturating-g",
		Bug:     "is the loss of the minimax game, which fades where fakes are rejected",
		Trigger: "any scores: values are of the other sign",
		Float64: func() impl.Loss[float64] {
			return changed(impl.GANNonsaturatingG[float64](), scored(func(_ bool, s float64) (v, g float64) { return -softplus(s), -logistic(s) }))
		},
	}
}
