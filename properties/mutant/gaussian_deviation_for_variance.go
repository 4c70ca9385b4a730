package mutant

import "github.com/lossgate/lossgate/impl"

func gaussianDeviationForVariance() Mutant {
	return Mutant{
		ID: "x425", Name: "gaussian-deviation-for-variance", Loss: "gaussian-nll",
		Bug:     "takes the second number for a standard deviation",
		Trigger: "a variance other than 1",
		Float64: func() impl.Loss[float64] {
			right := impl.GaussianNLL[float64](0)
			return changed(right, func(x row, v float64, gp, gt []float64) float64 {
				s := x.Pred[1]
				if !(s > 1e-100 && s < 1e100) {
					return v
				}
				x.Pred = []float64{x.Pred[0], s * s}
				v, _ = right.(impl.Rows[float64]).Eval(x, gp, gt)
				if gp != nil {
					gp[1] *= 2 * s
				}
				return v
			})
		},
	}
}
