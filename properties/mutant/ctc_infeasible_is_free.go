package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func ctcInfeasibleIsFree() Mutant {
	return Mutant{
		ID: "m79", Name: "ctc-infeasible-is-free", Loss: "ctc",
		Bug:    "gives a label sequence that does not fit into the frames the loss 0, and the gradient of a softmax",
		Thread: "rwth-i6/returnn#1835", Trigger: "more labels than frames, or repeated ones without room for a blank",
		Float64: func() impl.Loss[float64] {
			return changed(impl.CTC[float64](0), func(x row, v float64, g, _ []float64) float64 {
				if !math.IsInf(v, 1) {
					return v
				}
				for i := range g {
					g[i] = math.Exp(x.Pred[i])
				}
				return 0
			})
		},
	}
}
