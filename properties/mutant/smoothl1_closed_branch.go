package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func smoothL1ClosedBranch() Mutant {
	return Mutant{
		ID: "m31", Name: "smooth-l1-closed-branch", Loss: "smooth-l1", Params: impl.Params{"beta": {0}},
		Bug:    "takes the quadratic branch where |r| ≤ beta and not where |r| < beta: 0/0 at beta = 0",
		Thread: "pytorch/pytorch#96813", Trigger: "beta = 0 and a perfect prediction",
		Float64: func() impl.Loss[float64] {
			return changed(impl.SmoothL1[float64](0), func(x row, v float64, gp, gt []float64) float64 {
				const beta = 0.0
				if r := x.Pred[0] - x.Target[0]; math.Abs(r) <= beta {
					set(gp, r/math.Abs(beta))
					set(gt, -r/math.Abs(beta))
				}
				return v
			})
		},
	}
}
