package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func fairByDifference() Mutant {
	return Mutant{
		ID: "x428", Name: "fair-by-difference", Loss: "fair",
		Bug:     "computes u − ln(1 + u) as printed, which has no digits near 0",
		Trigger: "a small residual",
		Float64: func() impl.Loss[float64] {
			return residual(impl.Fair[float64](1), func(r float64) (v, g float64) {
				a := math.Abs(r)
				if a > 1 {
					return a - math.Log1p(a), math.Copysign(1/(1+1/a), r)
				}
				return a - math.Log(1+a), r / (1 + a)
			})
		},
	}
}
