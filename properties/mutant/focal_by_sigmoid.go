package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func focalBySigmoid() Mutant {
	return Mutant{
		ID: "m47", Name: "focal-by-sigmoid", Loss: "focal-softmax",
		Bug:    "calls the binary loss from the one of many classes",
		Thread: "BloodAxe/pytorch-toolbelt#78", Trigger: "any logits: adding a constant to all of them changes the loss",
		Float64: func() impl.Loss[float64] {
			return changed(impl.FocalSoftmax[float64](2, nil), func(x row, v float64, _, _ []float64) float64 {
				if math.IsInf(v, 0) || v != v {
					return v
				}
				z := x.Pred[x.Class[0]]
				p := 1 / (1 + math.Exp(-z))
				return (1 - p) * (1 - p) * (math.Log1p(math.Exp(-math.Abs(z))) - min(z, 0))
			})
		},
	}
}
