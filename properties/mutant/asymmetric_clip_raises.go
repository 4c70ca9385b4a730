package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func asymmetricClipRaises() Mutant {
	return Mutant{
		ID: "x399", Name: "asymmetric-clip-raises", Loss: "asymmetric",
		Bug:     "adds the clip to the probability of a negative instead of taking it away: easy negatives cost more, not nothing",
		Trigger: "a negative",
		Float64: func() impl.Loss[float64] {
			return changed(impl.Asymmetric[float64](1, 4, 0.05), func(x row, v float64, gp, _ []float64) float64 {
				z := x.Pred[0]
				p := 1 / (1 + math.Exp(-z))
				q := p + 0.05
				switch {
				case x.Target[0] == 1 || z != z:
					return v
				case q >= 1:
					set(gp, 0)
					return math.Inf(1)
				}
				s := -math.Log1p(-q)
				set(gp, p*(1-p)*(4*q*q*q*s+q*q*q*q/(1-q)))
				return q * q * q * q * s
			})
		},
	}
}
