package mutant

import "github.com/lossgate/lossgate/impl"

func tsallisWithoutDivision() Mutant {
	return Mutant{
		ID: "x384", Name: "tsallis-without-division", Loss: "tsallis", Params: impl.Params{"alpha": {0.5}},
		Bug:     "leaves out 1/(α − 1), invisible at α = 2: below 1 the sign is lost with it",
		Trigger: "α other than 2",
		Float64: func() impl.Loss[float64] {
			return changed(impl.Tsallis[float64](0.5), func(x row, v float64, gp, gt []float64) float64 {
				for i := range gp {
					gp[i] *= -0.5
				}
				return -0.5 * v
			})
		},
	}
}
