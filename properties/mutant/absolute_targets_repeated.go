package mutant

import (
	"slices"

	"github.com/lossgate/lossgate/impl"
)

func absoluteTargetsRepeated() Mutant {
	return Mutant{
		ID: "m64", Name: "absolute-targets-repeated", Loss: "absolute",
		Bug:    "repeats targets when there are fewer of them than predictions, where the shapes should have been refused",
		Thread: "pytorch/pytorch#19699", Trigger: "fewer targets than predictions",
		Float64: func() impl.Loss[float64] {
			return targetsRepeated{impl.Absolute[float64]().(impl.Rows[float64])}
		},
	}
}

type targetsRepeated struct{ impl.Rows[float64] }

// Value implements impl.Loss.
func (l targetsRepeated) Value(dst []float64, b impl.Batch[float64], r impl.Reduction) ([]float64, error) {
	if n := len(b.Target); n > 0 && n < len(b.Pred) {
		b.Target = slices.Repeat(b.Target, len(b.Pred)/n+1)[:len(b.Pred)]
	}
	return l.Rows.Value(dst, b, r)
}
