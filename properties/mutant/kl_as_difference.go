package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func klAsDifference() Mutant {
	return Mutant{
		ID: "m94d", Name: "kl-as-difference", Loss: "kl",
		Bug:    "subtracts the entropy of target from the cross-entropy: what cancels is lost, and the result may be negative",
		Thread: "Tchanders/InformationMeasures.jl#12", Trigger: "near-equal distributions",
		Float64: func() impl.Loss[float64] {
			return changed(impl.KL[float64](), func(x row, v float64, gp, gt []float64) float64 {
				cross, own := 0.0, 0.0
				for i, q := range x.Pred {
					p := x.Target[i]
					if p > 0 {
						cross -= p * math.Log(q)
						own -= p * math.Log(p)
					}
				}
				return cross - own
			})
		},
	}
}
