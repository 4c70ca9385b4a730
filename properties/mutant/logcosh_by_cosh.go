package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func logCoshByCosh() Mutant {
	return Mutant{
		ID: "m34", Name: "log-cosh-by-cosh", Loss: "log-cosh",
		Bug:    "computes log(cosh r) as it is written: cosh overflows",
		Thread: "keras-team/keras#8524", Trigger: "|r| above 710, 89 in float32; also near 0, where the logarithm of 1 + r²/2 loses everything",
		Float64: func() impl.Loss[float64] {
			return residual(impl.LogCosh[float64](), func(r float64) (v, g float64) { return math.Log(math.Cosh(r)), math.Tanh(r) })
		},
	}
}
