package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func circleWeightsAttached() Mutant {
	return Mutant{
		ID: "x456", Name: "circle-weights-attached", Loss: "circle", Params: impl.Params{"gamma": {4}},
		Bug:     "differentiates through the weights, which the authors take as constants: values are right, gradients of a pair are about twice what they should be",
		Trigger: "a pair of each kind whose weights are not 0",
		Float64: func() impl.Loss[float64] {
			return changed(impl.Circle[float64](0.25, 4), func(x row, v float64, g, _ []float64) float64 {
				for i, s := range x.Pred {
					if g == nil {
						break
					}
					if x.Target[i] == 1 {
						if a := math.Max(0, 1.25-s); a > 0 {
							g[i] *= (a + (0.75 - s)) / a
						}
					} else if a := math.Max(0, s+0.25); a > 0 {
						g[i] *= (a + (s - 0.25)) / a
					}
				}
				return v
			})
		},
	}
}
