package mutant

import (
	"github.com/lossgate/lossgate/impl"
)

func crpsFair() Mutant {
	return Mutant{
		ID: "x353", Name: "crps-fair", Loss: "crps",
		Bug:     "divides the spread of the ensemble by n(n−1): the fair score, which is another one and may be negative",
		Trigger: "ensembles of two and more",
		Float64: func() impl.Loss[float64] {
			return changed(impl.CRPS[float64](), func(x row, v float64, _, _ []float64) float64 {
				if n := float64(len(x.Pred)); n > 1 {
					return v - spread(x.Pred)*(1/(n*(n-1))-1/(n*n))
				}
				return v
			})
		},
	}
}
