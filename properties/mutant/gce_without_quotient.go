package mutant

import "github.com/lossgate/lossgate/impl"

func gceWithoutQuotient() Mutant {
	const q = 0.7
	return Mutant{
		ID: "x400", Name: "gce-without-quotient", Loss: "gce",
		Bug:     "computes 1 − p^q without dividing by q: for q → 0 it tends to 0, and not to the cross-entropy",
		Trigger: "any q but 1",
		Float64: func() impl.Loss[float64] {
			return changed(impl.GCE[float64](q), func(_ row, v float64, gp, _ []float64) float64 {
				for i := range gp {
					gp[i] *= q
				}
				return v * q
			})
		},
	}
}
