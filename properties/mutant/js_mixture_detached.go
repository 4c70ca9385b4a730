package mutant

import "github.com/lossgate/lossgate/impl"

func jsMixtureDetached() Mutant {
	return Mutant{
		ID: "x44", Name: "js-mixture-detached", Loss: "js",
		Bug:     "differentiates as if the mixture did not depend on its parts: ½(log(q/m) + 1)",
		Trigger: "any two distributions",
		Float64: func() impl.Loss[float64] {
			return changed(impl.JS[float64](), func(x row, v float64, gp, gt []float64) float64 {
				for _, g := range [][]float64{gp, gt} {
					for i := range g {
						g[i] += 0.5
					}
				}
				return v
			})
		},
	}
}
