package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func gradientPenaltyNaNAtZero() Mutant {
	return Mutant{
		ID: "m132", Name: "gradient-penalty-nan-at-zero", Loss: "gradient-penalty",
		Bug:    "differentiates the square root of a sum of squares that is 0",
		Thread: "keras-team/keras-io#624", Trigger: "a critic that is flat at some point",
		Float64: func() impl.Loss[float64] {
			return changed(impl.GradientPenalty[float64](10, 1, false), func(x row, v float64, g, _ []float64) float64 {
				if square := squares(x.Pred); square == 0 {
					for i := range g {
						g[i] = 20 * (math.Sqrt(square) - 1) * x.Pred[i] / math.Sqrt(square)
					}
				}
				return v
			})
		},
	}
}
