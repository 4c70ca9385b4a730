package mutant

import "github.com/lossgate/lossgate/impl"

func ceLabelsOverwritten() Mutant {
	return Mutant{
		ID: "m68b", Name: "ce-labels-overwritten", Loss: "softmax-ce",
		Bug:    "marks samples of weight 0 as ignored in the labels of its caller",
		Thread: "NVIDIA-NeMo/Automodel#3796", Trigger: "weights that are 0",
		Float64: func() impl.Loss[float64] {
			return labelsOverwritten{impl.SoftmaxCE[float64](nil, -100, 0).(impl.Rows[float64])}
		},
	}
}

type labelsOverwritten struct{ impl.Rows[float64] }

// Value implements impl.Loss.
func (l labelsOverwritten) Value(dst []float64, b impl.Batch[float64], r impl.Reduction) ([]float64, error) {
	v, err := l.Rows.Value(dst, b, r)
	for i, w := range b.Weight {
		if err == nil && w == 0 {
			b.Class[i] = -100
		}
	}
	return v, err
}
