package properties_test

import (
	"context"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
)

// elsewhere answers as an implementation in another process does: not beside its caller, and several cases at once.
type elsewhere struct {
	in     properties.InProcess[float64]
	batch  int
	answer func(properties.Call, properties.Answer[float64]) properties.Answer[float64]
}

func (e elsewhere) Batch() int { return e.batch }

func (e elsewhere) Do(ctx context.Context, calls []properties.Call) []properties.Answer[float64] {
	out := e.in.Do(ctx, calls)
	for i := range out {
		if e.answer != nil {
			out[i] = e.answer(calls[i], out[i])
		}
	}
	return out
}

// Cases that are asked together come to what they come to one by one, for an implementation that is right and for one that is not.
func TestBatchesChangeNothing(t *testing.T) {
	for _, got := range []impl.Loss[float64]{
		impl.Huber[float64](1),
		impl.Pointwise(func(p, t float64) float64 { return math.Abs(p-t) - 0.5 }, nil),
	} {
		var want []reports.Result
		for _, batch := range []int{1, 7, 32} {
			s := elsewhere{in: properties.InProcess[float64]{Loss: got}, batch: batch}
			all := properties.CheckSubject(context.Background(), spec.Huber(1), s, &properties.Settings{Checks: 20})
			if batch == 1 {
				want = all
			}
			require.Equal(t, want, all, "batches of %d", batch)
		}
	}
}

// An answer that was lost is held against the implementation, at MUST and as it stands; one that was never asked for against nobody.
func TestLostAnswers(t *testing.T) {
	for _, c := range []struct {
		verdict reports.Verdict
		exit    int
	}{{reports.Crash, reports.ExitFailed}, {reports.Timeout, reports.ExitFailed}, {reports.Error, reports.ExitFailed}, {reports.NotRun, reports.ExitIncomplete}} {
		s := elsewhere{in: properties.InProcess[float64]{Loss: impl.Huber[float64](1)}, batch: 32}
		s.answer = func(c2 properties.Call, a properties.Answer[float64]) properties.Answer[float64] {
			if len(c2.Samples) == 1 && math.Abs(c2.Samples[0].Pred[0]) > 3 {
				return properties.Answer[float64]{Err: &properties.Lost{Verdict: c.verdict, Why: "signal: killed"}}
			}
			return a
		}
		all := properties.CheckSubject(context.Background(), spec.Huber(1), s, &properties.Settings{Checks: 40, Only: "u-value"})
		require.Len(t, all, 1)
		require.Equal(t, c.verdict, all[0].Verdict)
		require.Equal(t, c.exit, reports.Exit(all, false))
		if c.verdict == reports.NotRun {
			require.Equal(t, "signal: killed", all[0].Note)
			continue
		}
		require.Equal(t, string(c.verdict)+": signal: killed", all[0].Failure.Got)
	}
}
