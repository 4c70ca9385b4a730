package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func msleWithoutOne() Mutant {
	return Mutant{
		ID: "x422", Name: "msle-without-one", Loss: "msle",
		Bug:     "takes the logarithms of pred and target themselves where it can",
		Trigger: "a small pred or target above 0",
		Float64: func() impl.Loss[float64] {
			return changed(impl.MSLE[float64](), func(x row, v float64, gp, gt []float64) float64 {
				p, t := x.Pred[0], x.Target[0]
				if !(p > 0 && t > 0) {
					return v
				}
				d := math.Log(p / t)
				set(gp, 2*d/p)
				set(gt, -2*d/t)
				return d * d
			})
		},
	}
}
