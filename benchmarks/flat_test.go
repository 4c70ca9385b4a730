package benchmarks_test

import (
	"context"
	"runtime"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/properties"
)

// weighed is an implementation that notes how much memory is in use at some of its calls.
type weighed struct {
	impl.Loss[float64]
	calls       atomic.Int64
	first, last int64
	before      uint64 // bytes that are still needed at call first
	after       uint64 // and at call last
}

func (w *weighed) Value(dst []float64, b impl.Batch[float64], r impl.Reduction) ([]float64, error) {
	switch w.calls.Add(1) {
	case w.first:
		w.before = inUse()
	case w.last:
		w.after = inUse()
	}
	return w.Loss.Value(dst, b, r)
}

func inUse() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// A check keeps nothing of a case: eighteen thousand of them later as much memory is in use, but for less than thirty bytes a case.
func TestFlatMemory(t *testing.T) {
	e, err := catalog.Find("huber")
	require.NoError(t, err)
	l, err := e.Spec(nil)
	require.NoError(t, err)
	got, err := catalog.Reference{}.Float64("huber", nil)
	require.NoError(t, err)
	w := &weighed{Loss: got, first: 2000, last: 20_000}
	for _, r := range properties.Check(context.Background(), l, w, &properties.Settings{Checks: 25_000, Seed: 1, Only: "u-value"}) {
		require.Nil(t, r.Failure)
	}
	require.NotZero(t, w.after, "%d calls", w.calls.Load())
	require.Less(t, w.after, w.before+512<<10)
}
