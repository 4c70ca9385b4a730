package mutant

import (
	"slices"

	"github.com/lossgate/lossgate/impl"
)

func nllFirstLabelForAll() Mutant {
	return Mutant{
		ID: "x603", Name: "nll-first-label-for-all", Loss: "nll",
		Bug:     "steps through the labels by ClassLen, and stays at the first where that is left out",
		Trigger: "a batch without ClassLen",
		Float64: func() impl.Loss[float64] { return firstLabel{impl.NLL[float64](nil, -100).(impl.Rows[float64])} },
	}
}

type firstLabel struct{ impl.Rows[float64] }

// Value implements impl.Loss.
func (l firstLabel) Value(dst []float64, b impl.Batch[float64], r impl.Reduction) ([]float64, error) {
	if b.ClassLen == nil && len(b.Class) == b.N && b.N > 0 {
		b.Class = slices.Repeat(b.Class[:1], b.N)
	}
	return l.Rows.Value(dst, b, r)
}
