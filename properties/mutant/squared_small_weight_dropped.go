package mutant

import (
	"slices"

	"github.com/lossgate/lossgate/impl"
)

func squaredSmallWeightDropped() Mutant {
	return Mutant{
		ID: "x605", Name: "squared-small-weight-dropped", Loss: "squared",
		Bug:     "takes a weight below a thousandth for none",
		Trigger: "a weight below a thousandth beside others",
		Float64: func() impl.Loss[float64] { return heavyOnly{impl.Squared[float64]().(impl.Rows[float64])} },
	}
}

type heavyOnly struct{ impl.Rows[float64] }

// Value implements impl.Loss.
func (l heavyOnly) Value(dst []float64, b impl.Batch[float64], r impl.Reduction) ([]float64, error) {
	b.Weight = slices.Clone(b.Weight)
	for i, w := range b.Weight {
		if w > 0 && w < 1e-3 {
			b.Weight[i] = 0
		}
	}
	return l.Rows.Value(dst, b, r)
}
