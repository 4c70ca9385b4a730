package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func bceClipVanishes() Mutant {
	return Mutant{
		ID: "m13", Name: "bce-clip-vanishes", Loss: "bce",
		Bug:    "clips to [1e-15, 1 − 1e-15], whose upper end is 1 in float32: 0·log 0",
		Thread: "scikit-learn/scikit-learn#24315", Trigger: "a probability of 1 that is right, in float32",
		Float32: func() impl.Loss[float32] {
			return changed(impl.BCE[float32](), func(x row32, v float32, _, _ []float32) float32 {
				const eps = 1e-15
				t, one := x.Target[0], float32(1)
				p := min(max(x.Pred[0], eps), one-eps)
				return -t*log32(p) - (1-t)*log32(1-p)
			})
		},
	}
}

// log32 is the logarithm as a library in float32 has it.
func log32(x float32) float32 { return float32(math.Log(float64(x))) }
