package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func mmdDistanceNotSquared() Mutant {
	return Mutant{
		ID: "x356", Name: "mmd-distance-not-squared", Loss: "mmd",
		Bug:     "has the distance in the exponent where its square belongs: the kernel of Laplace",
		Trigger: "distances other than 0 and 1",
		Float64: func() impl.Loss[float64] {
			return changed(impl.MMD[float64](1), func(x row, _ float64, _, _ []float64) float64 {
				d := x.Shape[1]
				mean := func(p, q []float64) (s float64) {
					for i := 0; i < len(p); i += d {
						for j := 0; j < len(q); j += d {
							square := 0.0
							for c := range d {
								square += (p[i+c] - q[j+c]) * (p[i+c] - q[j+c])
							}
							s += math.Exp(-math.Sqrt(square) / 2)
						}
					}
					return s / float64(len(p)/d*(len(q)/d))
				}
				return mean(x.Pred, x.Pred) + mean(x.Target, x.Target) - 2*mean(x.Pred, x.Target)
			})
		},
	}
}
