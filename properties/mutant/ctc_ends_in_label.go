package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func ctcEndsInLabel() Mutant {
	return Mutant{
		ID: "m138", Name: "ctc-ends-in-label", Loss: "ctc",
		Bug:    "reads the wrong row at the end: paths that end in a blank after the last label are lost",
		Thread: "pytorch/pytorch#18215", Trigger: "a label, and more frames than it needs",
		Float64: func() impl.Loss[float64] {
			return changed(impl.CTC[float64](0), func(x row, v float64, _, _ []float64) float64 {
				if p := (reading{label: true}).probability(x); p > 0 {
					return -math.Log(p)
				}
				return v
			})
		},
	}
}
