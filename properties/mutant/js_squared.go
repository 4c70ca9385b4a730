package mutant

import "github.com/lossgate/lossgate/impl"

func jsSquared() Mutant {
	return Mutant{
		ID: "x79", Name: "js-squared", Loss: "js",
		Bug:     "squares a divergence that is no distance",
		Trigger: "any two distributions that differ",
		Float64: func() impl.Loss[float64] {
			return changed(impl.JS[float64](), func(x row, v float64, gp, gt []float64) float64 {
				return v * v
			})
		},
	}
}
