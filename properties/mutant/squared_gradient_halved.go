package mutant

import "github.com/lossgate/lossgate/impl"

func squaredGradientHalved() Mutant {
	return Mutant{
		ID: "m85", Name: "squared-gradient-halved", Loss: "squared",
		Bug:    "has the value of r² and the gradient of ½r²",
		Thread: "scikit-learn/scikit-learn#22548", Trigger: "any residual but 0",
		Float64: func() impl.Loss[float64] {
			return changed(impl.Squared[float64](), func(x row, v float64, gp, gt []float64) float64 {
				for _, g := range [][]float64{gp, gt} {
					for i := range g {
						g[i] /= 2
					}
				}
				return v
			})
		},
	}
}
