package mutant

import (
	"slices"

	"github.com/lossgate/lossgate/impl"
)

func otFirstPlan() Mutant {
	return Mutant{
		ID: "x358", Name: "ot-first-plan", Loss: "ot-discrete",
		Bug:     "takes the plan that fills rows and columns in order, which is feasible, for the cheapest",
		Trigger: "costs that are not those of sorted points",
		Float64: func() impl.Loss[float64] {
			return changed(impl.OTDiscrete[float64](), func(x row, _ float64, gp, _ []float64) (cost float64) {
				n := x.Shape[0]
				left := slices.Clone(x.Target)
				for e, c := range x.Pred {
					p := min(left[e/n], left[n+e%n])
					left[e/n] -= p
					left[n+e%n] -= p
					cost += p * c
					if gp != nil {
						gp[e] = p
					}
				}
				return cost
			})
		},
	}
}
