package mutant

import "github.com/lossgate/lossgate/impl"

func ceLabelUncheckedBackward() Mutant {
	return Mutant{
		ID: "m66", Name: "ce-label-unchecked-backward", Loss: "softmax-ce",
		Bug:    "checks labels in the forward pass only: the backward pass writes where a label out of range points",
		Thread: "pytorch/pytorch#194802", Trigger: "a label of C and above, asked for the gradient alone",
		Float64: func() impl.Loss[float64] {
			return checkedForward{impl.SoftmaxCE[float64](nil, -100, 0).(impl.Rows[float64])}
		},
	}
}

type checkedForward struct{ impl.Rows[float64] }

// Grad implements impl.Loss.
func (l checkedForward) Grad(dst []float64, b impl.Batch[float64], r impl.Reduction, up []float64) ([]float64, error) {
	return anyLabel(l.Rows).Grad(dst, b, r, up)
}
