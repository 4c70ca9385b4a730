package mutant

import "github.com/lossgate/lossgate/impl"

func totalVariationWithoutHalf() Mutant {
	return Mutant{
		ID: "x83", Name: "total-variation-without-half", Loss: "total-variation",
		Bug:     "is Σ|p − q|, as many libraries have it",
		Trigger: "any two distributions that differ",
		Float64: func() impl.Loss[float64] {
			return changed(impl.TotalVariation[float64](), func(x row, v float64, gp, gt []float64) float64 {
				for _, g := range [][]float64{gp, gt} {
					for i := range g {
						g[i] *= 2
					}
				}
				return 2 * v
			})
		},
	}
}
