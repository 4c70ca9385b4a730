package mutant

import "github.com/lossgate/lossgate/impl"

func gaussianVariancePlusEps() Mutant {
	return Mutant{
		ID: "m40", Name: "gaussian-variance-plus-eps", Loss: "gaussian-nll",
		Bug:    "adds 1e-6 to the variance, as the documentation said, where a floor of 1e-6 was meant",
		Thread: "pytorch/pytorch#190058", Trigger: "a small variance",
		Float64: func() impl.Loss[float64] {
			right := impl.GaussianNLL[float64](0)
			return changed(right, func(x row, _ float64, gp, gt []float64) float64 {
				x.Pred = []float64{x.Pred[0], x.Pred[1] + 1e-6}
				v, _ := right.(impl.Rows[float64]).Eval(x, gp, gt)
				return v
			})
		},
	}
}
