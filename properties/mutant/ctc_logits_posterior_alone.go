package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func ctcLogitsPosteriorAlone() Mutant {
	return Mutant{
		ID: "x332", Name: "ctc-logits-posterior-alone", Loss: "ctc-logits",
		Bug:     "stops at the log-probabilities: returns −posterior and forgets the softmax before them",
		Trigger: "any input; rows of the gradient sum to −1",
		Float64: func() impl.Loss[float64] {
			return changed(impl.CTCLogits[float64](0), func(x row, v float64, g, _ []float64) float64 {
				if math.IsInf(v, 1) {
					return v
				}
				for at, k := 0, x.Shape[1]; at < len(g); at += k {
					sum := 0.0
					for j := range k {
						sum += math.Exp(x.Pred[at+j] - x.Pred[at])
					}
					for j := range k {
						g[at+j] -= math.Exp(x.Pred[at+j]-x.Pred[at]) / sum
					}
				}
				return v
			})
		},
	}
}
