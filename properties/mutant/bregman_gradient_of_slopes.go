package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func bregmanGradientOfSlopes() Mutant {
	return Mutant{
		ID: "x383", Name: "bregman-gradient-of-slopes", Loss: "bregman", Params: impl.Params{"generator": {1}},
		Bug:     "returns F'(q) − F'(p), which is the gradient for squares and of the other argument for everything else",
		Trigger: "F other than a square",
		Float64: func() impl.Loss[float64] {
			return changed(impl.Bregman[float64](impl.BregmanEntropy()), func(x row, v float64, gp, gt []float64) float64 {
				for i := range gp {
					gp[i] = math.Log(x.Pred[i] / x.Target[i])
				}
				return v
			})
		},
	}
}
