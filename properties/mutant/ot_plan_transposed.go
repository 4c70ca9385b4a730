package mutant

import (
	"github.com/lossgate/lossgate/impl"
)

func otPlanTransposed() Mutant {
	return Mutant{
		ID: "x357", Name: "ot-plan-transposed", Loss: "ot-discrete",
		Bug:     "returns the plan with rows and columns exchanged",
		Trigger: "marginals that differ",
		Float64: func() impl.Loss[float64] {
			return changed(impl.OTDiscrete[float64](), func(x row, v float64, gp, _ []float64) float64 {
				n := x.Shape[0]
				for i := range n {
					for j := range i {
						if gp != nil {
							gp[i*n+j], gp[j*n+i] = gp[j*n+i], gp[i*n+j]
						}
					}
				}
				return v
			})
		},
	}
}
