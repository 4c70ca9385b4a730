package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func cosineRemainderLost() Mutant {
	return Mutant{
		ID: "x611", Name: "cosine-remainder-lost", Loss: "cosine-distance",
		Bug:     "leaves out the features behind the last whole vector of four",
		Trigger: "more than four features, but no multiple of four",
		Float64: func() impl.Loss[float64] {
			return changed(impl.CosineDistance[float64](), func(x row, v float64, gp, gt []float64) float64 {
				var dot, a, b float64
				n := len(x.Pred) / 4 * 4
				for i := range n {
					dot += x.Pred[i] * x.Target[i]
					a += x.Pred[i] * x.Pred[i]
					b += x.Target[i] * x.Target[i]
				}
				if n == 0 || n == len(x.Pred) {
					return v
				}
				return 1 - dot/math.Sqrt(a*b)
			})
		},
	}
}
