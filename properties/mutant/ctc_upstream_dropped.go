package mutant

import "github.com/lossgate/lossgate/impl"

func ctcUpstreamDropped() Mutant {
	return Mutant{
		ID: "m28", Name: "ctc-upstream-dropped", Loss: "ctc",
		Bug:    "returns the gradient that it saved in the forward pass, whatever comes from upstream",
		Thread: "pytorch/pytorch#21961", Trigger: "an upstream gradient that is not 1",
		Float64: func() impl.Loss[float64] {
			return upstreamDropped{impl.CTC[float64](0).(impl.Rows[float64])}
		},
	}
}

type upstreamDropped struct{ impl.Rows[float64] }

// Grad implements impl.Loss.
func (l upstreamDropped) Grad(dst []float64, b impl.Batch[float64], r impl.Reduction, up []float64) ([]float64, error) {
	ones := make([]float64, len(up))
	for i := range ones {
		ones[i] = 1
	}
	if up == nil {
		ones = nil
	}
	return l.Rows.Grad(dst, b, r, ones)
}
