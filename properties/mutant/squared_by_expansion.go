package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func squaredByExpansion() Mutant {
	return Mutant{
		ID: "x03", Name: "squared-by-expansion", Loss: "squared",
		Bug:     "expands (x − t)² to x² − 2xt + t², which cancels",
		Trigger: "a prediction close to a target that is far from 0; the result may be below 0",
		Float64: func() impl.Loss[float64] {
			return changed(impl.Squared[float64](), func(x row, v float64, _, _ []float64) float64 {
				p, t := x.Pred[0], x.Target[0]
				if w := float64(p*p) - float64(2*p*t) + float64(t*t); !math.IsInf(w, 0) && w == w {
					return w
				}
				return v
			})
		},
	}
}
