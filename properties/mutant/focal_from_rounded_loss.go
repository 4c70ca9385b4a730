package mutant

import (
	"math"
	"slices"

	"github.com/lossgate/lossgate/impl"
)

func focalFromRoundedLoss() Mutant {
	return Mutant{
		ID: "m46", Name: "focal-from-rounded-loss", Loss: "focal-softmax", Params: impl.Params{"gamma": {0.5}},
		Bug:    "computes (1 − e^−ce)^γ from a ce that rounds to below 0: a root of a negative number",
		Thread: "kaidic/LDAM-DRW#17", Trigger: "a class that dominates, for γ = ½",
		Float64: func() impl.Loss[float64] {
			return changed(impl.FocalSoftmax[float64](0.5, nil), func(x row, v float64, _, _ []float64) float64 {
				if math.IsInf(v, 0) || v != v {
					return v
				}
				y, sum, top := x.Class[0], 0.0, slices.Max(x.Pred)
				for _, z := range x.Pred {
					sum += math.Exp(z - top)
				}
				ce := math.Log(sum) + top - x.Pred[y]
				return math.Pow(1-math.Exp(-ce), 0.5) * ce
			})
		},
	}
}
