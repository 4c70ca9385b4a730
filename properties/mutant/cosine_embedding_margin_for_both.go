package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func cosineEmbeddingMarginForBoth() Mutant {
	return Mutant{
		ID: "x451", Name: "cosine-embedding-margin-for-both", Loss: "cosine-embedding", Params: impl.Params{"margin": {0.5}},
		Bug:     "forgives pairs that belong together the margin too",
		Trigger: "a pair that belongs together, at any angle",
		Float64: func() impl.Loss[float64] {
			return changed(impl.CosineEmbedding[float64](0.5), func(x row, v float64, g, _ []float64) float64 {
				if x.Target[0] < 0 {
					return v
				}
				if v <= 0.5 {
					clear(g)
				}
				return math.Max(0, v-0.5)
			})
		},
	}
}
