package mutant

import "github.com/lossgate/lossgate/impl"

func entropyAsGini() Mutant {
	return Mutant{
		ID: "x84", Name: "entropy-as-gini", Loss: "entropy",
		Bug:     "is 1 − Σp², which decision trees use as well: it has the zeros of the entropy and its maxima, and does not add",
		Trigger: "any distribution but a vertex",
		Float64: func() impl.Loss[float64] {
			return changed(impl.Entropy[float64](), func(x row, v float64, gp, gt []float64) float64 {
				sum := 0.0
				for _, p := range x.Pred {
					sum += p * p
				}
				return 1 - sum
			})
		},
	}
}
