package mutant

import "github.com/lossgate/lossgate/impl"

func cosineSignLost() Mutant {
	return Mutant{
		ID: "m55a", Name: "cosine-sign-lost", Loss: "cosine-distance",
		Bug:    "lost the minus in a clean-up, 1 + cos θ: vectors are trained to point opposite ways",
		Thread: "tensorflow/tensorflow#32186", Trigger: "any angle that is not a right one",
		Float64: func() impl.Loss[float64] {
			return changed(impl.CosineDistance[float64](), func(_ row, v float64, gp, gt []float64) float64 {
				for _, g := range [][]float64{gp, gt} {
					for i := range g {
						g[i] = -g[i]
					}
				}
				return 2 - v
			})
		},
	}
}
