package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func logCoshBySoftplus() Mutant {
	return Mutant{
		ID: "m34b", Name: "log-cosh-by-softplus", Loss: "log-cosh",
		Bug:    "computes r + softplus(−2r) − ln 2: it does not overflow, but cancels near 0",
		Thread: "JuliaStats/LogExpFunctions.jl#31", Trigger: "|r| about 1e-5, where the value is r²/2 and half its digits are noise",
		Float64: func() impl.Loss[float64] {
			return residual(impl.LogCosh[float64](), func(r float64) (v, g float64) {
				a := math.Abs(r)
				return a + math.Log1p(math.Exp(-2*a)) - math.Ln2, math.Tanh(r)
			})
		},
	}
}
