package process_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/process"
	"github.com/lossgate/lossgate/impl/process/wire"
)

// An adapter repeats a case for as long as it is asked to, says why where there is nothing to repeat, and answers other questions afterwards.
func TestBench(t *testing.T) {
	p := start(t, options(t, "plain"))
	defer p.Close()
	a := process.Ask{
		Loss: "half-squared", Params: impl.Params{"factor": {1}}, Dtype: wire.F32, Reduction: impl.Mean, Want: wire.Grad,
		Batch: impl.Batch[float64]{N: 2, Pred: []float64{1, 2}, Target: []float64{0, 0}},
	}
	timing, err := p.Bench(context.Background(), a, 2*time.Millisecond)
	require.NoError(t, err)
	require.Positive(t, timing.N)
	require.GreaterOrEqual(t, timing.Took, 2*time.Millisecond)

	bad := a
	bad.Batch.Target = []float64{0, -1}
	_, err = p.Bench(context.Background(), bad, time.Millisecond)
	var rejected *process.Rejected
	require.ErrorAs(t, err, &rejected)
	bad.Loss = "other"
	_, err = p.Bench(context.Background(), bad, time.Millisecond)
	require.ErrorIs(t, err, impl.ErrUnsupported)
	_, err = p.Bench(context.Background(), a, time.Microsecond)
	require.ErrorContains(t, err, "want at least 1ms")

	got := p.Do(context.Background(), []process.Ask{a})
	require.NoError(t, got[0].Err)
	require.Equal(t, []float64{0.5, 1}, got[0].Out)
}
