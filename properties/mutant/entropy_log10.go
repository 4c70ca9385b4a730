package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func entropyLog10() Mutant {
	return Mutant{
		ID: "m92", Name: "entropy-log10", Loss: "entropy",
		Bug:    "takes the logarithm to base 10 where nats are meant, as its neighbours have them",
		Thread: "huawei-noah/Efficient-Computing#12", Trigger: "any distribution but a certainty",
		Float64: func() impl.Loss[float64] {
			return changed(impl.Entropy[float64](), func(_ row, v float64, gp, _ []float64) float64 {
				for i := range gp {
					gp[i] /= math.Ln10
				}
				return v / math.Ln10
			})
		},
	}
}
