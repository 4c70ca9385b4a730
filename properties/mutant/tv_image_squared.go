package mutant

import "github.com/lossgate/lossgate/impl"

func tvImageSquared() Mutant {
	return Mutant{
		ID: "x473", Name: "tv-image-squared", Loss: "tv-image",
		Bug:     "squares the differences, which blurs the edges that total variation is there to keep",
		Trigger: "a step whose height is not 0 or 1",
		Float64: func() impl.Loss[float64] {
			return changed(impl.TVImage[float64](), func(x row, _ float64, g, _ []float64) float64 {
				clear(g)
				w, v := x.Shape[1], 0.0
				pair := func(a, b int) {
					d := x.Pred[b] - x.Pred[a]
					if v += d * d; g != nil {
						g[a], g[b] = g[a]-2*d, g[b]+2*d
					}
				}
				for i := range x.Pred {
					if i%w < w-1 {
						pair(i, i+1)
					}
					if i+w < len(x.Pred) {
						pair(i, i+w)
					}
				}
				return v
			})
		},
	}
}
