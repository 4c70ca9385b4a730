package process_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/process"
	"github.com/lossgate/lossgate/impl/process/serve"
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
	timing, err := p.Bench(context.Background(), process.Load{Ask: a, Least: 2 * time.Millisecond})
	require.NoError(t, err)
	require.Positive(t, timing.N)
	require.GreaterOrEqual(t, timing.Took, 2*time.Millisecond)

	bad := a
	bad.Batch.Target = []float64{0, -1}
	_, err = p.Bench(context.Background(), process.Load{Ask: bad, Least: time.Millisecond})
	var rejected *process.Rejected
	require.ErrorAs(t, err, &rejected)
	bad.Loss = "other"
	_, err = p.Bench(context.Background(), process.Load{Ask: bad, Least: time.Millisecond})
	require.ErrorIs(t, err, impl.ErrUnsupported)
	_, err = p.Bench(context.Background(), process.Load{Ask: a, Least: time.Microsecond})
	require.ErrorContains(t, err, "want at least 1ms")

	many := a
	many.Batch.N, many.Batch.Pred, many.Batch.Target = 1, a.Batch.Pred[:1], a.Batch.Target[:1]
	timing, err = p.Bench(context.Background(), process.Load{Ask: many, WithValue: true, Tile: 1000, Least: time.Millisecond})
	require.NoError(t, err)
	require.Positive(t, timing.N)
	_, err = p.Bench(context.Background(), process.Load{Ask: many, Tile: -1, Least: time.Millisecond})
	require.ErrorContains(t, err, "-1 times over: want 0 or more")
	many.Up = []float64{1}
	_, err = p.Bench(context.Background(), process.Load{Ask: many, Tile: 2, Least: time.Millisecond})
	require.ErrorContains(t, err, "want neither weights, lengths nor an upstream gradient")

	got := p.Do(context.Background(), []process.Ask{a})
	require.NoError(t, got[0].Err)
	require.Equal(t, []float64{0.5, 1}, got[0].Out)
}

// An adapter of an earlier protocol takes a case once, whatever tile says: its time would be that of another batch.
func TestBenchTileUnknown(t *testing.T) {
	p := start(t, options(t, "knows no tile"))
	defer p.Close()
	a := process.Ask{
		Loss: "half-squared", Params: impl.Params{"factor": {1}}, Dtype: wire.F32, Reduction: impl.Mean, Want: wire.Value,
		Batch: impl.Batch[float64]{N: 1, Pred: []float64{poison}, Target: []float64{0}},
	}
	_, err := p.Bench(context.Background(), process.Load{Ask: a, Tile: 2, Least: time.Millisecond})
	require.ErrorIs(t, err, impl.ErrUnsupported)
	require.ErrorContains(t, err, "does not take the samples of a case 2 times over")
	_, err = p.Bench(context.Background(), process.Load{Ask: a, Least: time.Millisecond})
	require.NoError(t, err)
}

// timed is a library whose loss gets ready for being timed, and counts its steps.
type timed struct {
	halves
	steps *int
}

func (l timed) Float64(string, impl.Params) (impl.Loss[float64], error) {
	of, err := half[float64](impl.Params{"factor": {1}})
	return stepper{of, l.steps}, err
}

type stepper struct {
	impl.Loss[float64]
	steps *int
}

func (s stepper) Step(b impl.Batch[float64], _ impl.Reduction, _ []float64, want []string) (func() error, error) {
	if len(want) != 2 || b.N != 6 || len(b.Pred) != 6 {
		return nil, errors.New("want 6 samples, value and gradient")
	}
	return func() error { *s.steps++; return nil }, nil
}

// What is repeated is what a library says, once before it is timed and then as often as it reports.
func TestBenchStepper(t *testing.T) {
	steps := 0
	v := wire.Floats(wire.F64, []int{3}, []float64{1, 2, 3})
	b := serve.Bench(timed{steps: &steps}, wire.Request{
		Loss: "half-squared", Dtype: wire.F64, Reduction: "mean", Want: []string{wire.Value, wire.Grad}, MinMS: 1, Tile: 2,
		Cases: []wire.Case{{N: 3, Pred: &v, Target: &v}},
	})
	require.Empty(t, b.S, b.Msg)
	require.Equal(t, 2, b.Tile)
	require.EqualValues(t, steps-1, b.N)
}
