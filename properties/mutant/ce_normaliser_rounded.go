package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func ceNormaliserRounded() Mutant {
	return Mutant{
		ID: "m70", Name: "ce-normaliser-rounded", Loss: "softmax-ce",
		Bug:    "rounds the logarithm of the sum of exponentials to bfloat16 before it takes the logit from it: the loss comes in steps",
		Thread: "google-deepmind/optax#1020", Trigger: "logits of bfloat16 that are large beside their differences", Narrow: true,
		Float32: func() impl.Loss[float32] {
			return changed(impl.SoftmaxCE[float32](nil, -100, 0), func(x row32, v float32, gp, _ []float32) float32 {
				for i, g := range gp {
					gp[i] = bfloat16(g)
				}
				z := x.Pred[x.Class[0]]
				if math.IsInf(float64(z), 0) || math.IsInf(float64(v), 0) || v != v {
					return v
				}
				return bfloat16(bfloat16(v+z) - z)
			})
		},
	}
}

// bfloat16 rounds to the upper half of the bits of a float32, ties to even.
func bfloat16(x float32) float32 {
	bits := math.Float32bits(x)
	if x != x {
		return x
	}
	return math.Float32frombits((bits + 0x7fff + bits>>16&1) &^ 0xffff)
}
