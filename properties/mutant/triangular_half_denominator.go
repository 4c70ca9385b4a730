package mutant

import "github.com/lossgate/lossgate/impl"

func triangularHalfDenominator() Mutant {
	return Mutant{
		ID: "x379", Name: "triangular-half-denominator", Loss: "triangular",
		Bug:     "divides by the mean and not by the sum: twice too large, and out of range for distributions that lie far apart",
		Trigger: "distributions that differ",
		Float64: func() impl.Loss[float64] {
			return changed(impl.Triangular[float64](), func(x row, v float64, gp, gt []float64) float64 {
				return 2 * v
			})
		},
	}
}
