package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func barlowWithoutEps() Mutant {
	return Mutant{
		ID: "x516", Name: "barlow-without-eps", Loss: "barlow-twins",
		Bug:     "divides by the standard deviation without eps: a feature that is constant makes it NaN",
		Trigger: "a constant feature, or a batch of one",
		Float64: func() impl.Loss[float64] {
			return changed(impl.BarlowTwins[float64](0.005, 1e-5), func(x row, v float64, g, _ []float64) float64 {
				n, d := x.Shape[1], x.Shape[2]
				for at := range 2 * d {
					constant := true
					for b := range n {
						constant = constant && x.Pred[(at/d*n+b)*d+at%d] == x.Pred[at/d*n*d+at%d]
					}
					if constant {
						for i := range g {
							g[i] = math.NaN()
						}
						return math.NaN()
					}
				}
				return v
			})
		},
	}
}
