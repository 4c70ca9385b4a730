package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func supconMeanInside() Mutant {
	return Mutant{
		ID: "x514", Name: "supcon-mean-inside", Loss: "supcon", Params: impl.Params{"temperature": {1}},
		Bug:     "takes the logarithm of the mean over positives, the form that the paper found to train worse, and not the mean of logarithms",
		Trigger: "two positives at different angles",
		Float64: func() impl.Loss[float64] {
			return changed(impl.SupCon[float64](1), func(x row, v float64, _, _ []float64) float64 {
				n, d := x.Shape[0], x.Shape[1]
				cos := func(i, j int) float64 {
					dot, a, b := 0.0, 0.0, 0.0
					for k := range d {
						p, q := x.Pred[i*d+k], x.Pred[j*d+k]
						dot, a, b = dot+p*q, math.Hypot(a, p), math.Hypot(b, q)
					}
					return dot / a / b
				}
				sum := 0.0
				for i := range n {
					all, mates, count := 0.0, 0.0, 0.0
					for j := range n {
						if j == i {
							continue
						}
						e := math.Exp(cos(i, j))
						if all += e; x.Class[i] == x.Class[j] {
							mates, count = mates+e, count+1
						}
					}
					if count > 0 {
						sum += math.Log(all * count / mates)
					}
				}
				return sum / float64(n)
			})
		},
	}
}
