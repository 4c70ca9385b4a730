package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func bceLogitsWeightUnshifted() Mutant {
	return Mutant{
		ID: "m09", Name: "bce-logits-weight-unshifted", Loss: "bce-logits", Params: impl.Params{"pos_weight": {3}},
		Bug:    "is stable without a weight of positives, but has a second exponential, without a shift, for it",
		Thread: "pytorch/pytorch#13773", Trigger: "a logit below −709, −88 in float32, and a weight",
		Float64: func() impl.Loss[float64] {
			return changed(impl.BCELogits[float64](3), func(x row, v float64, _, _ []float64) float64 {
				z, t := x.Pred[0], x.Target[0]
				if math.IsInf(z, 0) {
					return v
				}
				return (1-t)*z + (1+2*t)*math.Log1p(math.Exp(-z))
			})
		},
	}
}
