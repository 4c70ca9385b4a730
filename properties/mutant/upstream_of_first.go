package mutant

import (
	"slices"

	"github.com/lossgate/lossgate/impl"
)

func ceUpstreamOfFirst() Mutant {
	return Mutant{
		ID: "m27", Name: "ce-upstream-of-first", Loss: "softmax-ce",
		Bug:    "multiplies the gradient of every row by the upstream gradient of the first: with means and sums all are equal",
		Thread: "linkedin/Liger-Kernel#968", Trigger: "the reduction none with upstream gradients that differ",
		Float64: func() impl.Loss[float64] {
			return upstreamOfFirst{impl.SoftmaxCE[float64](nil, -100, 0).(impl.Rows[float64])}
		},
	}
}

type upstreamOfFirst struct{ impl.Rows[float64] }

// Grad implements impl.Loss.
func (l upstreamOfFirst) Grad(dst []float64, b impl.Batch[float64], r impl.Reduction, up []float64) ([]float64, error) {
	if len(up) > 0 {
		up = slices.Repeat(up[:1], len(up))
	}
	return l.Rows.Grad(dst, b, r, up)
}
