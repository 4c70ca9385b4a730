package mutant

import (
	"math"
	"slices"

	"github.com/lossgate/lossgate/impl"
)

func ceShiftOfBatch() Mutant {
	return Mutant{
		ID: "m02", Name: "ce-shift-of-batch", Loss: "softmax-ce",
		Bug:    "subtracts the largest logit of the batch, not of the row: rows far below it underflow",
		Thread: "manassharma07/crysx_nn#7", Trigger: "a batch of two rows, one of them 745 above the other",
		Float64: func() impl.Loss[float64] {
			return shiftOfBatch{impl.SoftmaxCE[float64](nil, -100, 0).(impl.Rows[float64])}
		},
	}
}

type shiftOfBatch struct{ impl.Rows[float64] }

// Value implements impl.Loss.
func (l shiftOfBatch) Value(dst []float64, b impl.Batch[float64], r impl.Reduction) ([]float64, error) {
	return changed(l.Rows, func(x row, v float64, _, _ []float64) float64 {
		top, sum := slices.Max(b.Pred), 0.0
		for _, z := range x.Pred {
			sum += math.Exp(z - top)
		}
		if sum == 0 {
			return math.Inf(1) // −log 0; what has not underflowed is right
		}
		return v
	}).Value(dst, b, r)
}
