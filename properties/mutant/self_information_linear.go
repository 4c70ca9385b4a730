package mutant

import "github.com/lossgate/lossgate/impl"

func selfInformationLinear() Mutant {
	return Mutant{
		ID: "x87", Name: "self-information-linear", Loss: "self-information",
		Bug:     "is 1 − p, which falls with p as well, and does not add over independent events",
		Trigger: "any probability below 1",
		Float64: func() impl.Loss[float64] {
			return changed(impl.SelfInformation[float64](), func(x row, v float64, gp, gt []float64) float64 {
				if gp != nil {
					gp[0] = -1
				}
				return 1 - x.Pred[0]
			})
		},
	}
}
