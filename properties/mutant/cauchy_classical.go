package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func cauchyClassical() Mutant {
	return Mutant{
		ID: "x430", Name: "cauchy-classical", Loss: "cauchy", Params: impl.Params{"c": {1}},
		Bug:     "is the classical ½c²·ln(1 + (r/c)²), which has another scale and another factor",
		Trigger: "a residual near c",
		Float64: func() impl.Loss[float64] {
			return residual(impl.Cauchy[float64](1), func(r float64) (v, g float64) {
				if math.Abs(r) > 1e100 {
					return math.Log(math.Abs(r)), 1 / r
				}
				return math.Log1p(r*r) / 2, r / (1 + r*r)
			})
		},
	}
}
