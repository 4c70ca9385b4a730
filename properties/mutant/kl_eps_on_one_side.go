package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func klEpsOnOneSide() Mutant {
	return Mutant{
		ID: "m42", Name: "kl-eps-on-one-side", Loss: "kl",
		Bug:    "adds 1e-7 to what one of the two logarithms is of, so that a perfect prediction does not cost 0",
		Thread: "PaddlePaddle/PaddleOCR#5643", Trigger: "equal distributions; a pred of 0",
		Float64: func() impl.Loss[float64] {
			return changed(impl.KL[float64](), func(x row, v float64, gp, gt []float64) float64 {
				sum := 0.0
				for i, q := range x.Pred {
					p := x.Target[i]
					sum += p * (math.Log(p+1e-7) - math.Log(q))
				}
				if math.IsNaN(sum) {
					return v
				}
				return sum
			})
		},
	}
}
