package mutant

import "github.com/lossgate/lossgate/impl"

func gradientPenaltyOfSquare() Mutant {
	return Mutant{
		ID: "x321", Name: "gradient-penalty-of-square", Loss: "gradient-penalty",
		Bug:     "forgets the root: (‖g‖² − 1)², which is 0 where it should be and steeper beyond",
		Trigger: "any norm but 0 and 1",
		Float64: func() impl.Loss[float64] {
			return changed(impl.GradientPenalty[float64](10, 1, false), func(x row, _ float64, g, _ []float64) float64 {
				off := squares(x.Pred) - 1
				for i := range g {
					g[i] = 40 * off * x.Pred[i]
				}
				return 10 * off * off
			})
		},
	}
}

// squares is Σ v².
func squares(v []float64) (sum float64) {
	for _, x := range v {
		sum += x * x
	}
	return sum
}
