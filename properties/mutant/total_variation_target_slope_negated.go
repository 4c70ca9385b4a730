package mutant

import "github.com/lossgate/lossgate/impl"

func totalVariationTargetSlopeNegated() Mutant {
	return Mutant{
		ID: "x618", Name: "total-variation-target-slope-negated", Loss: "total-variation",
		Bug:     "gives the gradient with respect to the target the sign of the other",
		Trigger: "the gradient of the target",
		Float64: func() impl.Loss[float64] {
			return changed(impl.TotalVariation[float64](), func(x row, v float64, gp, gt []float64) float64 {
				times(-1, nil, gt)
				return v
			})
		},
	}
}
