package mutant

import (
	"errors"

	"github.com/lossgate/lossgate/impl"
)

func bcePlaceWithinSample() Mutant {
	return Mutant{
		ID: "x604", Name: "bce-place-within-sample", Loss: "bce",
		Bug:     "says where in its sample the bad number is, which in a batch is another place",
		Trigger: "a bad number behind the first sample",
		Float64: func() impl.Loss[float64] { return placeWithin{impl.BCE[float64]().(impl.Rows[float64])} },
	}
}

type placeWithin struct{ impl.Rows[float64] }

// Value implements impl.Loss.
func (l placeWithin) Value(dst []float64, b impl.Batch[float64], r impl.Reduction) ([]float64, error) {
	v, err := l.Rows.Value(dst, b, r)
	var bad *impl.DataError
	if errors.As(err, &bad) && bad.At > 0 && (bad.Arg == "pred" || bad.Arg == "target") {
		moved := *bad
		moved.At = 0 // samples are one number
		return nil, &moved
	}
	return v, err
}
