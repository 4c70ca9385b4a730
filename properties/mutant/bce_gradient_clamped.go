package mutant

import "github.com/lossgate/lossgate/impl"

func bceGradientClamped() Mutant {
	return Mutant{
		ID: "m11", Name: "bce-gradient-clamped", Loss: "bce",
		Bug:    "divides by max(p·(1−p), 1e-12), so that the gradient vanishes where the prediction is most wrong",
		Thread: "pytorch/pytorch#103316", Trigger: "a probability below 1e-12",
		Float64: func() impl.Loss[float64] {
			return changed(impl.BCE[float64](), func(x row, v float64, g, _ []float64) float64 {
				p := x.Pred[0]
				set(g, (p-x.Target[0])/max(p*(1-p), 1e-12))
				return v
			})
		},
	}
}
