package mutant

import "github.com/lossgate/lossgate/impl"

func multilabelMarginAllPairs() Mutant {
	return Mutant{
		ID: "x404", Name: "multilabel-margin-all-pairs", Loss: "multilabel-margin",
		Bug:     "compares each class that belongs with all others, those that belong too among them: two labels fight each other",
		Trigger: "two labels of one sample",
		Float64: func() impl.Loss[float64] {
			return changed(impl.MultilabelMargin[float64](), func(x row, v float64, gp, _ []float64) float64 {
				n := float64(len(x.Pred))
				for i, own := range x.Pred {
					for j, other := range x.Pred {
						if i == j || x.Target[i] == 0 || x.Target[j] == 0 || !(1-own+other > 0) {
							continue
						}
						v += (1 - own + other) / n
						if gp != nil {
							gp[i] -= 1 / n
							gp[j] += 1 / n
						}
					}
				}
				return v
			})
		},
	}
}
