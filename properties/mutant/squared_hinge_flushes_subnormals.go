package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func squaredHingeFlushesSubnormals() Mutant {
	return Mutant{
		ID: "x616", Name: "squared-hinge-flushes-subnormals", Loss: "squared-hinge",
		Bug:     "returns 0 for a score that is subnormal",
		Trigger: "a score below 2^-1022, but not 0",
		Float64: func() impl.Loss[float64] {
			return changed(impl.SquaredHinge[float64](), func(x row, v float64, gp, gt []float64) float64 {
				if a := math.Abs(x.Pred[0]); a > 0 && a < 0x1p-1022 {
					return 0
				}
				return v
			})
		},
	}
}
