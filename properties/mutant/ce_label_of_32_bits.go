package mutant

import (
	"math/bits"
	"slices"

	"github.com/lossgate/lossgate/impl"
)

func ceLabelOf32Bits() Mutant {
	return Mutant{
		ID: "x607", Name: "ce-label-of-32-bits", Loss: "softmax-ce",
		Bug:     "keeps the lower half of the bits of a label: one far beyond all classes is the first of them",
		Trigger: "a label of 2³²",
		Float64: func() impl.Loss[float64] {
			return halfLabels{impl.SoftmaxCE[float64](nil, -100, 0).(impl.Rows[float64])}
		},
	}
}

type halfLabels struct{ impl.Rows[float64] }

// Value implements impl.Loss.
func (l halfLabels) Value(dst []float64, b impl.Batch[float64], r impl.Reduction) ([]float64, error) {
	b.Class = slices.Clone(b.Class)
	for i, c := range b.Class {
		b.Class[i] = c << (bits.UintSize / 2) >> (bits.UintSize / 2)
	}
	return l.Rows.Value(dst, b, r)
}
