package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func spectralConvergenceOfPrediction() Mutant {
	return Mutant{
		ID: "x483", Name: "spectral-convergence-of-prediction", Loss: "spectral-convergence",
		Bug:     "divides by the norm of the prediction: to be loud is to be right",
		Trigger: "a prediction of another level than the target",
		Float64: func() impl.Loss[float64] {
			return changed(impl.SpectralConvergence[float64](), func(x row, v float64, _, _ []float64) float64 {
				s, t := 0.0, 0.0
				for i, p := range x.Pred {
					s, t = math.Hypot(s, p), math.Hypot(t, x.Target[i])
				}
				return v * t / s
			})
		},
	}
}
