package mutant

import "github.com/lossgate/lossgate/impl"

func hellingerSquared() Mutant {
	return Mutant{
		ID: "x81", Name: "hellinger-squared", Loss: "hellinger",
		Bug:     "lacks the root: that is no metric",
		Trigger: "any two distributions that are neither equal nor disjoint",
		Float64: func() impl.Loss[float64] {
			return changed(impl.Hellinger[float64](), func(x row, v float64, gp, gt []float64) float64 {
				return v * v
			})
		},
	}
}
