package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func huberOffsetHalfDelta() Mutant {
	const delta = 1.5
	return Mutant{
		ID: "x01", Name: "huber-offset-half-delta", Loss: "huber", Params: impl.Params{"delta": {delta}},
		Bug:     "subtracts ½delta from the linear part where ½delta² belongs, so that the two parts do not meet",
		Trigger: "a residual beyond delta, for any delta but 1; the gradient is right",
		Float64: func() impl.Loss[float64] {
			return residual(impl.Huber[float64](delta), func(r float64) (v, g float64) {
				if math.Abs(r) <= delta {
					return r * r / 2, r
				}
				return delta*math.Abs(r) - delta/2, math.Copysign(delta, r)
			})
		},
	}
}
