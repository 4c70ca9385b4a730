package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func huberSignedThreshold() Mutant {
	const delta = 1.5
	return Mutant{
		ID: "m78", Name: "huber-signed-threshold", Loss: "huber", Params: impl.Params{"delta": {delta}},
		Bug:    "compares the residual with delta and not its size, so that it stays quadratic on the negative side",
		Thread: "BobMcDear/attorch#13", Trigger: "a residual below −delta",
		Float64: func() impl.Loss[float64] {
			return residual(impl.Huber[float64](delta), func(r float64) (v, g float64) {
				if r <= delta {
					return r * r / 2, r
				}
				return delta * (math.Abs(r) - delta/2), math.Copysign(delta, r)
			})
		},
	}
}
