package mutant

import "github.com/lossgate/lossgate/impl"

func klMeanOverElements() Mutant {
	return Mutant{
		ID: "m41", Name: "kl-mean-over-elements", Loss: "kl",
		Bug:    "divides by the number of atoms, so that it is no KL divergence; value and gradients agree with each other",
		Thread: "pytorch/pytorch#6622", Trigger: "two atoms or more",
		Float64: func() impl.Loss[float64] {
			return changed(impl.KL[float64](), func(x row, v float64, gp, gt []float64) float64 {
				n := float64(len(x.Pred))
				for _, g := range [][]float64{gp, gt} {
					for i := range g {
						g[i] /= n
					}
				}
				return v / n
			})
		},
	}
}
