package mutant

import (
	"github.com/lossgate/lossgate/impl"
)

func crpsWithoutHalf() Mutant {
	return Mutant{
		ID: "x354", Name: "crps-without-half", Loss: "crps",
		Bug:     "takes off all of the mean distance within the ensemble, not half of it",
		Trigger: "ensembles that disagree",
		Float64: func() impl.Loss[float64] {
			return changed(impl.CRPS[float64](), func(x row, v float64, _, _ []float64) float64 {
				return v - spread(x.Pred)/float64(len(x.Pred)*len(x.Pred))
			})
		},
	}
}

// spread is the sum of |x_i − x_j| over pairs.
func spread(v []float64) (s float64) {
	for i, a := range v {
		for _, b := range v[:i] {
			s += max(a, b) - min(a, b)
		}
	}
	return s
}
