package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func rnntLabelOfNextRow() Mutant {
	return Mutant{
		ID: "x333", Name: "rnnt-label-of-next-row", Loss: "rnnt",
		Bug:     "gives a label the probability of the row after it, which the predictor has once it has seen the label",
		Trigger: "one label",
		Float64: func() impl.Loss[float64] {
			return changed(impl.RNNT[float64](0), func(x row, v float64, _, _ []float64) float64 {
				if p := (stroll{after: true}).probability(x); p > 0 {
					return -math.Log(p)
				}
				return v
			})
		},
	}
}
