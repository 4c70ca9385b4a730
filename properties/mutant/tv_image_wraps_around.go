package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func tvImageWrapsAround() Mutant {
	return Mutant{
		ID: "x472", Name: "tv-image-wraps-around", Loss: "tv-image",
		Bug:     "rolls the image to find neighbours, so that the first column is one of the last",
		Trigger: "a row that rises",
		Float64: func() impl.Loss[float64] {
			return changed(impl.TVImage[float64](), func(x row, v float64, g, _ []float64) float64 {
				h, w := x.Shape[0], x.Shape[1]
				pair := func(a, b int) {
					d := x.Pred[b] - x.Pred[a]
					if v += math.Abs(d); g != nil && d != 0 {
						g[a], g[b] = g[a]-math.Copysign(1, d), g[b]+math.Copysign(1, d)
					}
				}
				for i := range h {
					pair(i*w+w-1, i*w)
				}
				for j := range w {
					pair((h-1)*w+j, j)
				}
				return v
			})
		},
	}
}
