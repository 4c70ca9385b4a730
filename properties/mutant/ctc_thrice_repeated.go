package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func ctcThriceRepeated() Mutant {
	return Mutant{
		ID: "x619", Name: "ctc-thrice-repeated", Loss: "ctc",
		Bug:     "asks for one blank between two equal labels, and for none between the second and a third",
		Trigger: "three equal labels in sequence",
		Float64: func() impl.Loss[float64] {
			return changed(impl.CTC[float64](0), func(x row, v float64, gp, gt []float64) float64 {
				if c := x.Class; len(c) >= 3 && c[0] == c[1] && c[1] == c[2] {
					return v - math.Ln2
				}
				return v
			})
		},
	}
}
