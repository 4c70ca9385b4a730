package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func rnntOneLabelPerFrame() Mutant {
	return Mutant{
		ID: "x335", Name: "rnnt-one-label-per-frame", Loss: "rnnt",
		Bug:     "takes a walk to the next frame with every label, as CTC does",
		Trigger: "one label",
		Float64: func() impl.Loss[float64] {
			return changed(impl.RNNT[float64](0), func(x row, v float64, _, _ []float64) float64 {
				if p := (stroll{diagonal: true}).probability(x); p > 0 {
					return -math.Log(p)
				}
				return v
			})
		},
	}
}
