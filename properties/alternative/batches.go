package alternative

import (
	"sync"

	"github.com/lossgate/lossgate/impl"
)

// batches reduce a batch in another way.
func batches() []Alternative {
	return []Alternative{
		{
			ID: "a40", Name: "squared-reduced-backwards", Loss: "squared", Way: "adds the samples of a batch from the last to the first without compensation",
			Float64: func() impl.Loss[float64] { return reduced{impl.Squared[float64](), backwards} },
		},
		{
			ID: "a41", Name: "huber-reduced-pairwise", Loss: "huber", Way: "adds the samples of a batch pairwise",
			Float64: func() impl.Loss[float64] { return reduced{impl.Huber[float64](1), pairwise} },
		},
		{
			ID: "a42", Name: "absolute-in-goroutines", Loss: "absolute", Way: "computes the samples of a batch in goroutines of their own, and adds them in order",
			Float64: func() impl.Loss[float64] { return parallel{impl.Absolute[float64]()} },
		},
	}
}

// reduced is a loss whose sums over a batch of equal weights are formed by sum.
type reduced struct {
	impl.Loss[float64]
	sum func([]float64) float64
}

// Value implements impl.Loss.
func (l reduced) Value(dst []float64, b impl.Batch[float64], r impl.Reduction) ([]float64, error) {
	if r == impl.None || b.Weight != nil || b.N == 0 {
		return l.Loss.Value(dst, b, r)
	}
	each, err := l.Loss.Value(nil, b, impl.None)
	if err != nil {
		return nil, err
	}
	v := l.sum(each)
	if r == impl.Mean {
		v /= float64(b.N)
	}
	if v-v != 0 { // a sum that overflows is left to the reference
		return l.Loss.Value(dst, b, r)
	}
	return append(dst[:0], v), nil
}

func backwards(v []float64) float64 {
	s := 0.0
	for i := len(v) - 1; i >= 0; i-- {
		s += v[i]
	}
	return s
}

// parallel is a loss of which each sample has a goroutine.
type parallel struct{ impl.Loss[float64] }

// Value implements impl.Loss.
func (l parallel) Value(dst []float64, b impl.Batch[float64], r impl.Reduction) ([]float64, error) {
	if r != impl.None || b.N < 2 || b.Weight != nil || len(b.Pred) != b.N || len(b.Target) != b.N {
		return l.Loss.Value(dst, b, r)
	}
	out, errs := make([]float64, b.N), make([]error, b.N)
	var all sync.WaitGroup
	for i := range b.N {
		all.Go(func() {
			one := b
			one.N, one.Pred, one.Target = 1, b.Pred[i:i+1], b.Target[i:i+1]
			var v []float64
			if v, errs[i] = l.Loss.Value(nil, one, impl.None); errs[i] == nil {
				out[i] = v[0]
			}
		})
	}
	all.Wait()
	for _, err := range errs {
		if err != nil {
			return l.Loss.Value(dst, b, r) // the error of the whole batch
		}
	}
	return append(dst[:0], out...), nil
}
