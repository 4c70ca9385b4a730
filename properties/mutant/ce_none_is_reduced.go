package mutant

import "github.com/lossgate/lossgate/impl"

func ceNoneIsReduced() Mutant {
	return Mutant{
		ID: "m86", Name: "ce-none-is-reduced", Loss: "softmax-ce",
		Bug:    "sums even when no reduction was asked for",
		Thread: "linkedin/Liger-Kernel#488", Trigger: "the reduction none of more than one sample",
		Float64: func() impl.Loss[float64] {
			return alwaysSum{impl.SoftmaxCE[float64](nil, -100, 0).(impl.Rows[float64])}
		},
	}
}

type alwaysSum struct{ impl.Rows[float64] }

// Value implements impl.Loss.
func (l alwaysSum) Value(dst []float64, b impl.Batch[float64], r impl.Reduction) ([]float64, error) {
	if r == impl.None {
		r = impl.Sum
	}
	return l.Rows.Value(dst, b, r)
}
