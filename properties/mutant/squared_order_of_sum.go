package mutant

import (
	"slices"
	"sync/atomic"

	"github.com/lossgate/lossgate/impl"
)

func squaredOrderOfSum() Mutant {
	return Mutant{
		ID: "m71", Name: "squared-order-of-sum", Loss: "squared",
		Bug:    "adds partial sums in whatever order they arrive: equal calls differ in the last bits",
		Thread: "pytorch/pytorch#17350", Trigger: "two calls with the same batch",
		Float64: func() impl.Loss[float64] {
			return &anyOrder{Rows: impl.Squared[float64]().(impl.Rows[float64])}
		},
	}
}

// anyOrder adds from the front and from the back in turn, so that what luck does to others is reproducible here.
type anyOrder struct {
	impl.Rows[float64]
	calls atomic.Int64
}

// Value implements impl.Loss.
func (l *anyOrder) Value(dst []float64, b impl.Batch[float64], r impl.Reduction) ([]float64, error) {
	right, err := l.Rows.Value(nil, b, r)
	if err != nil || r != impl.Sum {
		return append(dst[:0], right...), err
	}
	each, err := l.Rows.Value(nil, b, impl.None)
	if err != nil {
		return nil, err
	}
	if l.calls.Add(1)%2 == 0 {
		slices.Reverse(each)
	}
	var sum float64
	for _, v := range each {
		sum += v
	}
	return append(dst[:0], sum), nil
}
