package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func cosineEpsUnderflows() Mutant {
	return Mutant{
		ID: "m54", Name: "cosine-eps-underflows", Loss: "cosine-distance",
		Bug:    "squares entries of a vector that is short: its length underflows to 0, and the guard eps with it",
		Thread: "tracel-ai/burn#5584", Trigger: "vectors of size 1e-30 in float32",
		Float32: func() impl.Loss[float32] {
			return changed(impl.CosineDistance[float32](), func(x row32, v float32, gp, gt []float32) float32 {
				var dot, a, b float32
				for i := range x.Pred {
					p, q := x.Pred[i], x.Target[i]
					dot, a, b = dot+float32(p*q), a+float32(p*p), b+float32(q*q)
				}
				if a > 0 && b > 0 {
					return v
				}
				for _, g := range [][]float32{gp, gt} {
					for i := range g {
						g[i] = float32(math.NaN())
					}
				}
				return 1 - dot/float32(math.Sqrt(float64(float32(a*b))))
			})
		},
	}
}
