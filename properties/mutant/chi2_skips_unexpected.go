package mutant

import "github.com/lossgate/lossgate/impl"

func chi2SkipsUnexpected() Mutant {
	return Mutant{
		ID: "x373", Name: "chi2-skips-unexpected", Loss: "chi2",
		Bug:     "leaves out atoms where nothing was expected, which are proof and not noise",
		Trigger: "mass where pred has none",
		Float64: func() impl.Loss[float64] {
			return changed(impl.Chi2[float64](), func(x row, v float64, gp, gt []float64) float64 {
				sum := 0.0
				for i, q := range x.Pred {
					if d := x.Target[i] - q; q > 0 {
						sum += d * d / q
					}
				}
				return sum
			})
		},
	}
}
