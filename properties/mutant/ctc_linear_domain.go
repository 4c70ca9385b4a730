package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func ctcLinearDomain() Mutant {
	return Mutant{
		ID: "m91", Name: "ctc-linear-domain", Loss: "ctc",
		Bug:    "adds probabilities and not their logarithms: an unlikely sequence costs +Inf",
		Thread: "baidu-research/warp-ctc#23", Trigger: "paths with log-probabilities below −745 in sum, −104 in float32",
		Float64: func() impl.Loss[float64] {
			return changed(impl.CTC[float64](0), func(x row, v float64, _, _ []float64) float64 {
				if (reading{}).probability(x) == 0 {
					return math.Inf(1) // −log 0
				}
				return v
			})
		},
	}
}
