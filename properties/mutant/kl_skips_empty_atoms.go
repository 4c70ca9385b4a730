package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func klSkipsEmptyAtoms() Mutant {
	return Mutant{
		ID: "x71", Name: "kl-skips-empty-atoms", Loss: "kl",
		Bug:     "leaves out every atom that pred gives no mass, so that a prediction that excludes what happened costs a finite amount",
		Trigger: "target with mass where pred has none",
		Float64: func() impl.Loss[float64] {
			return changed(impl.KL[float64](), func(x row, v float64, gp, gt []float64) float64 {
				sum := 0.0
				for i, q := range x.Pred {
					p := x.Target[i]
					if p > 0 && q > 0 {
						sum += p * math.Log(p/q)
					}
				}
				return sum
			})
		},
	}
}
