package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func ctcSkipsLabels() Mutant {
	return Mutant{
		ID: "x330", Name: "ctc-skips-labels", Loss: "ctc",
		Bug:     "asks of the skip rule only whether the two symbols are different from the one between them: a blank may follow a blank, and the label is lost",
		Trigger: "three frames and a label",
		Float64: func() impl.Loss[float64] {
			return changed(impl.CTC[float64](0), func(x row, v float64, _, _ []float64) float64 {
				if p := (reading{jump: true}).probability(x); p > 0 {
					return -math.Log(p)
				}
				return v
			})
		},
	}
}
