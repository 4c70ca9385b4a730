package mutant

import "github.com/lossgate/lossgate/impl"

func chi2OverObserved() Mutant {
	return Mutant{
		ID: "x372", Name: "chi2-over-observed", Loss: "chi2",
		Bug:     "divides by what was observed and not by what was expected",
		Trigger: "distributions that differ",
		Float64: func() impl.Loss[float64] {
			return changed(impl.Chi2[float64](), func(x row, v float64, gp, gt []float64) float64 {
				sum := 0.0
				for i, q := range x.Pred {
					p := x.Target[i]
					if d := p - q; d != 0 {
						sum += d * d / p
					}
				}
				return sum
			})
		},
	}
}
