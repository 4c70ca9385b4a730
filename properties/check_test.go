package properties

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// A property that panics says nothing of the implementation: the suite is blamed, and the run goes on.
func TestPanicOfPropertyBlamesSuite(t *testing.T) {
	broken := trial[float64]{
		prop: Property[float64]{
			Name: "u-broken", Level: reports.Must,
			Draw: func(r *rapid.T, l spec.Loss, _ spec.Claim) Case {
				return Case{Samples: []spec.Sample{drawSample(r, l, ball.Float64)}}
			},
			Calls: func(spec.Claim, Case) []Call { return nil },
			Judge: func(*Oracle[float64], spec.Claim, Case, []Answer[float64]) *Violation { panic("Inf - Inf") },
		},
		loss: spec.Huber(1), subject: InProcess[float64]{Loss: impl.Huber[float64](1)}, set: (&Settings{Format: ball.Float64}).resolved(),
	}
	got := broken.results(context.Background(), broken.timed(context.Background()))
	require.Len(t, got, 1)
	require.Equal(t, reports.Error, got[0].Verdict)
	require.Equal(t, reports.BlameSuite, got[0].Blame)
	require.Contains(t, got[0].Note, "Inf - Inf")
	require.Equal(t, reports.ExitSuite, reports.Exit(got, false))
}

// absent is an implementation that has not got the value of a parameter which is asked for.
type absent struct{}

// Value implements impl.Loss.
func (absent) Value([]float64, impl.Batch[float64], impl.Reduction) ([]float64, error) {
	return nil, impl.ErrUnsupported
}

// Grad implements impl.Loss.
func (absent) Grad([]float64, impl.Batch[float64], impl.Reduction, []float64) ([]float64, error) {
	return nil, impl.ErrUnsupported
}

// What an implementation has not got is untested, and nothing passes that tried nothing.
func TestAbsentIsUntested(t *testing.T) {
	for _, r := range Check(t.Context(), spec.Huber(1), absent{}, &Settings{Checks: 5}) {
		require.False(t, r.Vacuous(), r.Property)
	}
}
