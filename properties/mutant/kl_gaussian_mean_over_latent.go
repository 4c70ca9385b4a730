package mutant

import "github.com/lossgate/lossgate/impl"

func klGaussianMeanOverLatent() Mutant {
	return Mutant{
		ID: "m62", Name: "kl-gaussian-mean-over-latent", Loss: "kl-gaussian",
		Bug:    "averages over the coordinates of the latent code, so that a wider code is regularised less",
		Thread: "keras-team/keras#3373", Trigger: "two coordinates or more",
		Float64: func() impl.Loss[float64] {
			return changed(impl.KLGaussian[float64](), func(x row, v float64, gp, gt []float64) float64 {
				n := float64(len(x.Pred) / 2)
				for i := range gp {
					gp[i] /= n
				}
				return v / n
			})
		},
	}
}
