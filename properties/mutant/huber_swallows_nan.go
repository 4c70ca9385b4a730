package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func huberSwallowsNaN() Mutant {
	const delta = 1.5
	return Mutant{
		ID: "m24", Name: "huber-swallows-nan", Loss: "huber", Params: impl.Params{"delta": {delta}},
		Bug:    "guards a branch by a comparison, which NaN fails: a NaN in the predictions costs 0",
		Thread: "TheAlgorithms/Python#13635", Trigger: "a prediction that is NaN",
		Float64: func() impl.Loss[float64] {
			return residual(impl.Huber[float64](delta), func(r float64) (v, g float64) {
				switch a := math.Abs(r); {
				case a > delta:
					return delta * (a - delta/2), math.Copysign(delta, r)
				case a > 0:
					return r * r / 2, r
				}
				return 0, 0
			})
		},
	}
}
