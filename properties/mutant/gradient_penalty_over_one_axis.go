package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func gradientPenaltyOverOneAxis() Mutant {
	return Mutant{
		ID: "m133", Name: "gradient-penalty-over-one-axis", Loss: "gradient-penalty",
		Bug:    "takes the norm over the channels alone, and the mean of the penalties of the positions",
		Thread: "caogang/wgan-gp#56", Trigger: "an image: more than one channel and more than one position",
		Float64: func() impl.Loss[float64] {
			return changed(impl.GradientPenalty[float64](10, 1, false), func(x row, _ float64, g, _ []float64) float64 {
				channels, positions := x.Shape[0], x.Shape[1]
				clear(g)
				sum := 0.0
				for p := range positions {
					square := 0.0
					for c := range channels {
						square += x.Pred[c*positions+p] * x.Pred[c*positions+p]
					}
					n := math.Sqrt(square)
					sum += 10 * (n - 1) * (n - 1)
					for c := 0; c < channels && g != nil && n > 0; c++ {
						g[c*positions+p] = 20 * (n - 1) / n * x.Pred[c*positions+p] / float64(positions)
					}
				}
				return sum / float64(positions)
			})
		},
	}
}
