package mutant

import "github.com/lossgate/lossgate/impl"

func bceEpsTwice() Mutant {
	return Mutant{
		ID: "m12", Name: "bce-eps-twice", Loss: "bce",
		Bug:    "clips to [1e-7, 1 − 1e-7], and adds 1e-7 again: exchanging the labels changes the loss",
		Thread: "tensorflow/tensorflow#62204", Trigger: "probabilities of 0 and 1, in float32",
		Float32: func() impl.Loss[float32] {
			return changed(impl.BCE[float32](), func(x row32, _ float32, _, _ []float32) float32 {
				const eps = 1e-7
				t, one := x.Target[0], float32(1)
				p := min(max(x.Pred[0], eps), one-eps)
				return -t*log32(p+eps) - (1-t)*log32(1-p+eps)
			})
		},
	}
}
