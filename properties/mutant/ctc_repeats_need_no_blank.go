package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func ctcRepeatsNeedNoBlank() Mutant {
	return Mutant{
		ID: "m61", Name: "ctc-repeats-need-no-blank", Loss: "ctc",
		Bug:    "lets a path go from a label to an equal one without the blank between them that tells them apart",
		Thread: "chainer/chainer#2292", Trigger: "a label sequence with a repeat",
		Float64: func() impl.Loss[float64] {
			return changed(impl.CTC[float64](0), func(x row, v float64, _, _ []float64) float64 {
				for i := 1; i < len(x.Class); i++ {
					if x.Class[i] == x.Class[i-1] {
						return -math.Log(reading{free: true}.probability(x))
					}
				}
				return v
			})
		},
	}
}
