package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func ctcBestPath() Mutant {
	return Mutant{
		ID: "x329", Name: "ctc-best-path", Loss: "ctc",
		Bug:     "takes the likeliest path for all of them: the maximum, where the sum belongs",
		Trigger: "a label that more than one path reads as",
		Float64: func() impl.Loss[float64] {
			return changed(impl.CTC[float64](0), func(x row, v float64, _, _ []float64) float64 {
				if p := (reading{most: true}).probability(x); p > 0 {
					return -math.Log(p)
				}
				return v
			})
		},
	}
}
