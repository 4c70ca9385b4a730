package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func rnntWithoutLastBlank() Mutant {
	return Mutant{
		ID: "x334", Name: "rnnt-without-last-blank", Loss: "rnnt",
		Bug:     "stops in the last frame, without the blank that ends a walk",
		Trigger: "a last blank that is not certain",
		Float64: func() impl.Loss[float64] {
			return changed(impl.RNNT[float64](0), func(x row, v float64, _, _ []float64) float64 {
				if p := (stroll{endless: true}).probability(x); p > 0 {
					return -math.Log(p)
				}
				return v
			})
		},
	}
}
