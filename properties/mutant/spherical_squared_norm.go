package mutant

import "github.com/lossgate/lossgate/impl"

func sphericalSquaredNorm() Mutant {
	return Mutant{
		ID: "x408", Name: "spherical-squared-norm", Loss: "spherical",
		Bug:     "divides by the sum of the squares and forgets the root: it is no proper score any more",
		Trigger: "a forecast that is not certain",
		Float64: func() impl.Loss[float64] {
			return changed(impl.Spherical[float64](), func(x row, v float64, _, _ []float64) float64 { return v / length(x.Pred) })
		},
	}
}
