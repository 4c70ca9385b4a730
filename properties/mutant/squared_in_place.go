package mutant

import "github.com/lossgate/lossgate/impl"

func squaredInPlace() Mutant {
	return Mutant{
		ID: "m68", Name: "squared-in-place", Loss: "squared",
		Bug:    "computes the residual in the memory of the predictions, so that the second call sees other numbers",
		Thread: "huggingface/pytorch-image-models#1500", Trigger: "any: the inputs are not what they were",
		Float64: func() impl.Loss[float64] {
			return inPlace{impl.Squared[float64]().(impl.Rows[float64])}
		},
	}
}

type inPlace struct{ impl.Rows[float64] }

// Value implements impl.Loss.
func (l inPlace) Value(dst []float64, b impl.Batch[float64], r impl.Reduction) ([]float64, error) {
	v, err := l.Rows.Value(dst, b, r)
	if err == nil {
		for i := range b.Pred {
			b.Pred[i] -= b.Target[i]
		}
	}
	return v, err
}
