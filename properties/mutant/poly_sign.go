package mutant

import "github.com/lossgate/lossgate/impl"

func polySign() Mutant {
	return Mutant{
		ID: "x401", Name: "poly-sign", Loss: "poly-1",
		Bug:     "adds ε·p_y where ε·(1 − p_y) is meant: it rewards what it should punish",
		Trigger: "any logits",
		Float64: func() impl.Loss[float64] {
			const epsilon = 2
			return changed(impl.Poly1[float64](0), func(x row, v float64, gp, _ []float64) float64 {
				own := softmax(x.Pred)[x.Class[0]]
				for j := range gp {
					gp[j] *= 1 - epsilon*own
				}
				return v + epsilon*own
			})
		},
	}
}
