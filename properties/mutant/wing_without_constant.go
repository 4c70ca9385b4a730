package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func wingWithoutConstant() Mutant {
	return Mutant{
		ID: "x420", Name: "wing-without-constant", Loss: "wing",
		Bug:     "forgets the constant of the linear part, so that the loss jumps at w",
		Trigger: "a residual beyond w",
		Float64: func() impl.Loss[float64] {
			return residual(impl.Wing[float64](10, 2), func(r float64) (v, g float64) {
				a := math.Abs(r)
				if a < 10 {
					return 10 * math.Log1p(a/2), math.Copysign(10/(2+a), r)
				}
				return a, math.Copysign(1, r)
			})
		},
	}
}
