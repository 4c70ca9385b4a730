package mutant

import (
	"github.com/lossgate/lossgate/impl"
)

func raganDMeanDetached() Mutant {
	return Mutant{
		ID: "x313", Name: "ragan-d-mean-detached", Loss: "ragan-d",
		Bug:     "has the right value, and takes the means for constants in its gradient",
		Trigger: "any scores: slopes are half of what they should be for one point of each class",
		Float64: func() impl.Loss[float64] {
			return changed(impl.RaGAND[float64](), func(x row, v float64, gp, _ []float64) float64 {
				n := len(x.Pred) / 2
				var mean [2]float64
				for i, s := range x.Pred {
					mean[i/n] += x.Target[i] * s
				}
				for i := range gp {
					sign := float64(2*(i/n) - 1)
					gp[i] = sign * x.Target[i] * logistic(sign*(x.Pred[i]-mean[1-i/n]))
				}
				return v
			})
		},
	}
}
