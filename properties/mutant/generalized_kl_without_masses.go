package mutant

import "github.com/lossgate/lossgate/impl"

func generalizedKLWithoutMasses() Mutant {
	return Mutant{
		ID: "x88", Name: "generalized-kl-without-masses", Loss: "generalized-kl",
		Bug:     "leaves out −p + q, as for distributions, so that it may be negative",
		Trigger: "arguments of different sums",
		Float64: func() impl.Loss[float64] {
			return changed(impl.GeneralizedKL[float64](), func(x row, v float64, gp, gt []float64) float64 {
				for i, q := range x.Pred {
					v += x.Target[i] - q
				}
				return v
			})
		},
	}
}
