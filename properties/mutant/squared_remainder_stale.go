package mutant

import "github.com/lossgate/lossgate/impl"

func squaredRemainderStale() Mutant {
	return Mutant{
		ID: "x600", Name: "squared-remainder-stale", Loss: "squared",
		Bug:     "leaves the remainder behind the last whole block of 32 samples to what the first sample was",
		Trigger: "more than 32 samples, unreduced",
		Float64: func() impl.Loss[float64] { return staleRemainder{impl.Squared[float64]().(impl.Rows[float64])} },
	}
}

type staleRemainder struct{ impl.Rows[float64] }

// Value implements impl.Loss.
func (l staleRemainder) Value(dst []float64, b impl.Batch[float64], r impl.Reduction) ([]float64, error) {
	v, err := l.Rows.Value(dst, b, r)
	if err == nil && r == impl.None && b.N > 32 {
		for i := b.N / 32 * 32; i < b.N; i++ {
			v[i] = v[0]
		}
	}
	return v, err
}
