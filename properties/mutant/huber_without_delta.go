package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func huberWithoutDelta() Mutant {
	const delta = 1.5
	return Mutant{
		ID: "m32", Name: "huber-without-delta", Loss: "huber", Params: impl.Params{"delta": {delta}},
		Bug:    "is smooth-l1 by another name: a factor delta is missing",
		Thread: "pytorch/pytorch#48595", Trigger: "any delta but 1",
		Float64: func() impl.Loss[float64] {
			return residual(impl.Huber[float64](delta), func(r float64) (v, g float64) {
				if math.Abs(r) <= delta {
					return r * r / (2 * delta), r / delta
				}
				return math.Abs(r) - delta/2, math.Copysign(1, r)
			})
		},
	}
}
