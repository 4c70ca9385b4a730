package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func ntxentOverflow() Mutant {
	return Mutant{
		ID: "m56c", Name: "ntxent-overflow", Loss: "nt-xent", Params: impl.Params{"temperature": {0.01}},
		Bug:    "takes exp(cos/τ) without the largest one taken off: it overflows in float32",
		Thread: "Lightning-Universe/lightning-bolts#811", Trigger: "a temperature of 0.01, and embeddings of one direction, in float32",
		Float32: func() impl.Loss[float32] {
			return changed(impl.NTXent[float32](0.01), func(x row32, v float32, _, _ []float32) float32 {
				n, d := x.Shape[1], x.Shape[2]
				top := 0.0
				for i := range 2 * n {
					for j := range i {
						dot, a, b := 0.0, 0.0, 0.0
						for k := range d {
							p, q := float64(x.Pred[i*d+k]), float64(x.Pred[j*d+k])
							dot, a, b = dot+p*q, math.Hypot(a, p), math.Hypot(b, q)
						}
						top = max(top, dot/a/b)
					}
				}
				return v + 0*float32(math.Exp(top/0.01))
			})
		},
	}
}
