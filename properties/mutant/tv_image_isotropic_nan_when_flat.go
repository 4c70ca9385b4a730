package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func tvImageIsotropicNanWhenFlat() Mutant {
	return Mutant{
		ID: "x474", Name: "tv-image-isotropic-nan-when-flat", Loss: "tv-image-isotropic",
		Bug:     "divides differences by their length without looking whether that is 0: flat regions have the gradient NaN",
		Trigger: "a pixel that equals its neighbours",
		Float64: func() impl.Loss[float64] {
			return changed(impl.TVImageIsotropic[float64](), func(x row, v float64, g, _ []float64) float64 {
				w := x.Shape[1]
				for i := range g {
					if i%w < w-1 && i+w < len(g) {
						down, right := x.Pred[i+w]-x.Pred[i], x.Pred[i+1]-x.Pred[i]
						if length := math.Hypot(down, right); length == 0 {
							g[i] = (down + right) / length
						}
					}
				}
				return v
			})
		},
	}
}
