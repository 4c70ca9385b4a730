package mutant

import "github.com/lossgate/lossgate/impl"

func ceEmptyMeanIsZero() Mutant {
	return Mutant{
		ID: "m19", Name: "ce-empty-mean-is-zero", Loss: "softmax-ce",
		Bug:    "calls the mean of a batch in which every label is ignored 0, as if all were well; the gradient is an error",
		Thread: "mgmalek/efficient_cross_entropy#6", Trigger: "the reduction mean of nothing",
		Float64: func() impl.Loss[float64] {
			return emptyIsZero{impl.SoftmaxCE[float64](nil, -100, 0).(impl.Rows[float64])}
		},
	}
}

type emptyIsZero struct{ impl.Rows[float64] }

// Value implements impl.Loss.
func (l emptyIsZero) Value(dst []float64, b impl.Batch[float64], r impl.Reduction) ([]float64, error) {
	v, err := l.Rows.Value(dst, b, r)
	if err != nil && r == impl.Mean {
		if _, sum := l.Rows.Value(nil, b, impl.Sum); sum == nil { // nothing is wrong with the samples
			return append(dst[:0], 0), nil
		}
	}
	return v, err
}
