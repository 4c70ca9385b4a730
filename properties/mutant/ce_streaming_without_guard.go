package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func ceStreamingWithoutGuard() Mutant {
	return Mutant{
		ID: "m25", Name: "ce-streaming-without-guard", Loss: "softmax-ce",
		Bug:    "keeps a running maximum, and takes −Inf from −Inf where all classes so far are masked out",
		Thread: "Dao-AILab/flash-attention#1930", Trigger: "two logits or more that begin a row with −Inf",
		Float64: func() impl.Loss[float64] {
			return changed(impl.SoftmaxCE[float64](nil, -100, 0), func(x row, v float64, _, _ []float64) float64 {
				top, sum := x.Pred[0], 1.0
				for _, z := range x.Pred[1:] {
					up := max(top, z)
					sum = sum*math.Exp(top-up) + math.Exp(z-up)
					top = up
				}
				if sum != sum {
					return sum
				}
				return v // the two agree
			})
		},
	}
}
