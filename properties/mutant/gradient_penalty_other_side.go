package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func gradientPenaltyOtherSide() Mutant {
	return Mutant{
		ID: "x320", Name: "gradient-penalty-other-side", Loss: "gradient-penalty", Params: impl.Params{"lambda": {10}, "target": {1}, "one_sided": {1}},
		Bug:     "one side is the wrong one: punishes critics that are too flat, and none that are too steep",
		Trigger: "one_sided, any norm but the target",
		Float64: func() impl.Loss[float64] {
			right, both := impl.GradientPenalty[float64](10, 1, true), impl.GradientPenalty[float64](10, 1, false).(impl.Rows[float64])
			return changed(right, func(x row, _ float64, g, _ []float64) float64 {
				clear(g)
				if math.Sqrt(squares(x.Pred)) >= 1 {
					return 0
				}
				v, _ := both.Eval(x, g, nil)
				return v
			})
		},
	}
}
