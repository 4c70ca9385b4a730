package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func klTargetSlopeNaN() Mutant {
	return Mutant{
		ID: "m23d", Name: "kl-target-slope-nan", Loss: "kl",
		Bug:    "differentiates p·log p at 0 as 0·(1/0), so that the gradient by a label is NaN",
		Thread: "pytorch/pytorch#89558", Trigger: "a target of 0 where pred has mass",
		Float64: func() impl.Loss[float64] {
			return changed(impl.KL[float64](), func(x row, v float64, gp, gt []float64) float64 {
				for i := range gt {
					if x.Target[i] == 0 {
						gt[i] = math.NaN()
					}
				}
				return v
			})
		},
	}
}
