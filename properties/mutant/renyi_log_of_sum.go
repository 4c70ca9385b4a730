package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func renyiLogOfSum() Mutant {
	return Mutant{
		ID: "x375", Name: "renyi-log-of-sum", Loss: "renyi",
		Bug:     "takes the logarithm of a sum that is nearly 1: digits of near-equal distributions are lost, and the sign with them",
		Trigger: "near-equal distributions",
		Float64: func() impl.Loss[float64] {
			return changed(impl.Renyi[float64](2), func(x row, v float64, gp, gt []float64) float64 {
				sum := 0.0
				for i, q := range x.Pred {
					if p := x.Target[i]; p > 0 {
						sum += p * p / q
					}
				}
				return math.Log(sum)
			})
		},
	}
}
