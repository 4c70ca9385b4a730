package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func bceLogitsNaNAtInf() Mutant {
	return Mutant{
		ID: "m29", Name: "bce-logits-nan-at-inf", Loss: "bce-logits",
		Bug:    "subtracts an infinity from another where a prediction is certain and right",
		Thread: "pytorch/pytorch#49844", Trigger: "a logit of +Inf for the label 1",
		Float64: func() impl.Loss[float64] {
			return changed(impl.BCELogits[float64](1), func(x row, v float64, _, _ []float64) float64 {
				if z, t := x.Pred[0], x.Target[0]; math.IsInf(z, 0) {
					return max(z, 0) - z*t + math.Log1p(math.Exp(-math.Abs(z)))
				}
				return v
			})
		},
	}
}
