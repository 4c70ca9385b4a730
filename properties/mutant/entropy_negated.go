package mutant

import "github.com/lossgate/lossgate/impl"

func entropyNegated() Mutant {
	return Mutant{
		ID: "x41", Name: "entropy-negated", Loss: "entropy",
		Bug:     "lacks its sign: it is convex, and disorder lowers it",
		Trigger: "any distribution but a vertex",
		Float64: func() impl.Loss[float64] {
			return changed(impl.Entropy[float64](), func(x row, v float64, gp, gt []float64) float64 {
				for i := range gp {
					gp[i] *= -1
				}
				return v * -1
			})
		},
	}
}
