package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func bceLogitsBySigmoid() Mutant {
	return Mutant{
		ID: "m30", Name: "bce-logits-by-sigmoid", Loss: "bce-logits",
		Bug:    "takes log(1 − σ), whose argument is 0 from a logit of 37 on: +Inf, or NaN by 0·Inf",
		Thread: "huggingface/candle#2561", Trigger: "a logit above 37, 17 in float32",
		Float64: func() impl.Loss[float64] {
			return changed(impl.BCELogits[float64](1), func(x row, _ float64, _, _ []float64) float64 {
				t, s := x.Target[0], 1/(1+math.Exp(-x.Pred[0]))
				return -t*math.Log(s) - (1-t)*math.Log(1-s)
			})
		},
	}
}
