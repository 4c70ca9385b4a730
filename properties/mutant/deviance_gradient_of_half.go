package mutant

import "github.com/lossgate/lossgate/impl"

func devianceGradientOfHalf() Mutant {
	return Mutant{
		ID: "x427", Name: "deviance-gradient-of-half", Loss: "gamma-deviance",
		Bug:     "returns the gradient of half of the deviance",
		Trigger: "any gradient",
		Float64: func() impl.Loss[float64] {
			return changed(impl.GammaDeviance[float64](), func(_ row, v float64, gp, _ []float64) float64 {
				if gp != nil {
					gp[0] /= 2
				}
				return v
			})
		},
	}
}
