package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func mutualInformationMarginalsExchanged() Mutant {
	return Mutant{
		ID: "x380", Name: "mutual-information-marginals-exchanged", Loss: "mutual-information",
		Bug:     "takes the marginal of the row where that of the column belongs: right for symmetric joints",
		Trigger: "a joint that is not symmetric",
		Float64: func() impl.Loss[float64] {
			return changed(impl.MutualInformation[float64](2, 2), func(x row, v float64, gp, gt []float64) float64 {
				r := [2]float64{x.Pred[0] + x.Pred[1], x.Pred[2] + x.Pred[3]}
				c := [2]float64{x.Pred[0] + x.Pred[2], x.Pred[1] + x.Pred[3]}
				sum := 0.0
				for k, p := range x.Pred {
					if p > 0 {
						sum += p * math.Log(p/(r[k%2]*c[k/2]))
					}
				}
				return sum
			})
		},
	}
}
