package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func exponentialGradientSign() Mutant {
	return Mutant{
		ID: "m82", Name: "exponential-gradient-sign", Loss: "exponential",
		Bug:    "has −e^m for the derivative of e^−m",
		Thread: "JuliaML/LossFunctions.jl#64", Trigger: "any margin but 0",
		Float64: func() impl.Loss[float64] {
			return changed(impl.Exponential[float64](), func(x row, v float64, g, _ []float64) float64 {
				t := x.Target[0]
				set(g, -t*math.Exp(t*x.Pred[0]))
				return v
			})
		},
	}
}
