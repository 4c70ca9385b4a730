package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func jsAsJeffreys() Mutant {
	return Mutant{
		ID: "x77", Name: "js-as-jeffreys", Loss: "js",
		Bug:     "takes the Jensen–Shannon divergence for that of Jeffreys, the mean of both directions without the mixture, capped at log 2",
		Trigger: "any two distributions that differ",
		Float64: func() impl.Loss[float64] {
			return changed(impl.JS[float64](), func(x row, v float64, gp, gt []float64) float64 {
				sum := 0.0
				for i, q := range x.Pred {
					if p := x.Target[i]; p != q {
						sum += (p - q) * (math.Log(p) - math.Log(q)) / 2
					}
				}
				return min(sum, math.Ln2)
			})
		},
	}
}
