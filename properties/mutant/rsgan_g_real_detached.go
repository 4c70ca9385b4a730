package mutant

import (
	"github.com/lossgate/lossgate/impl"
)

func rsganGRealDetached() Mutant {
	return Mutant{
		ID: "x314", Name: "rsgan-g-real-detached", Loss: "rsgan-g",
		Bug:     "has no slope by the scores of real points, as if its generator had none",
		Trigger: "any scores; with one pair slopes no longer sum to 0",
		Float64: func() impl.Loss[float64] {
			return changed(impl.RSGANG[float64](), func(x row, v float64, gp, _ []float64) float64 {
				if gp != nil {
					clear(gp[:len(gp)/2])
				}
				return v
			})
		},
	}
}
