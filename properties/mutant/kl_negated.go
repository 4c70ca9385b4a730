package mutant

import "github.com/lossgate/lossgate/impl"

func klNegated() Mutant {
	return Mutant{
		ID: "x72", Name: "kl-negated", Loss: "kl",
		Bug:     "lacks the minus sign of the entropy term, so that it is Σ p·log(q/p) and never positive",
		Trigger: "any two distributions that differ",
		Float64: func() impl.Loss[float64] {
			return changed(impl.KL[float64](), func(x row, v float64, gp, gt []float64) float64 {
				for _, g := range [][]float64{gp, gt} {
					for i := range g {
						g[i] = -g[i]
					}
				}
				return 0 - v
			})
		},
	}
}
