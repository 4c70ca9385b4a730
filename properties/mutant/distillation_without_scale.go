package mutant

import "github.com/lossgate/lossgate/impl"

func distillationWithoutScale() Mutant {
	return Mutant{
		ID: "m44", Name: "distillation-without-scale", Loss: "distillation", Params: impl.Params{"temperature": {2}},
		Bug:    "lacks the factor T², without which gradients shrink as the temperature rises",
		Thread: "IntelLabs/distiller#122", Trigger: "any temperature but 1",
		Float64: func() impl.Loss[float64] {
			return changed(impl.Distillation[float64](2), func(_ row, v float64, g, _ []float64) float64 {
				for i := range g {
					g[i] /= 4
				}
				return v / 4
			})
		},
	}
}
