package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func arcFaceEasyMarginThreshold() Mutant {
	const scale, margin = 8, 0.5
	return Mutant{
		ID: "x391", Name: "arcface-easy-margin-threshold", Loss: "arcface", Params: impl.Params{"s": {scale}, "m": {margin}, "easy_margin": {1}},
		Bug:     "drops the easy margin at cos θ = cos(π − m), the threshold of the other branch, and not at 0",
		Trigger: "an angle with the class between π/2 and π − m",
		Float64: func() impl.Loss[float64] {
			hard := impl.ArcFace[float64](scale, margin, false)
			return changed(impl.ArcFace[float64](scale, margin, true), func(x row, v float64, gp, _ []float64) float64 {
				if d := len(x.Pred); cosine(x.Pred, x.Target[x.Class[0]*d:(x.Class[0]+1)*d]) <= math.Cos(math.Pi-margin) {
					return v
				}
				v, _ = hard.(impl.Rows[float64]).Eval(x, gp, nil)
				return v
			})
		},
	}
}
