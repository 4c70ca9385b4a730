package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func contrastiveMarginOfSquares() Mutant {
	return Mutant{
		ID: "x450", Name: "contrastive-margin-of-squares", Loss: "contrastive",
		Bug:     "compares squares, max(0, margin² − d²), for a pair that belongs apart",
		Trigger: "a pair that belongs apart, nearer than the margin and not in one point",
		Float64: func() impl.Loss[float64] {
			return changed(impl.Contrastive[float64](1), func(x row, v float64, g, _ []float64) float64 {
				if x.Target[0] == 1 || v == 0 {
					return v
				}
				d, square := len(x.Pred)/2, 0.0
				for i := range d {
					r := x.Pred[i] - x.Pred[d+i]
					square += r * r
					if g != nil {
						g[i], g[d+i] = -2*r, 2*r
					}
				}
				return math.Max(0, 1-square)
			})
		},
	}
}
