package mutant

import "github.com/lossgate/lossgate/impl"

func totalVariationSquared() Mutant {
	return Mutant{
		ID: "x48", Name: "total-variation-squared", Loss: "total-variation",
		Bug:     "sums squares, as the Brier score does: that is no metric",
		Trigger: "any two distributions that differ",
		Float64: func() impl.Loss[float64] {
			return changed(impl.TotalVariation[float64](), func(x row, v float64, gp, gt []float64) float64 {
				sum := 0.0
				for i, q := range x.Pred {
					d := q - x.Target[i]
					sum += d * d / 2
				}
				return sum
			})
		},
	}
}
