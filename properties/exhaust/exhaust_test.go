package exhaust

import (
	"context"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
)

// A flawed answers as the reference does, but for one prediction, where it adds to both.
type flawed struct {
	impl.Loss[float32]
	at, target float32
	change     func(x float32) float32
}

func (f flawed) ValueGrad(v, g []float32, b impl.Batch[float32], r impl.Reduction, up []float32) ([]float32, []float32, error) {
	v, g, err := f.Loss.(impl.ValueGrader[float32]).ValueGrad(v, g, b, r, up)
	for i, x := range b.Pred {
		if x == f.at && b.Target[i] == f.target {
			v[i], g[i] = f.change(v[i]), f.change(g[i])
		}
	}
	return v, g, err
}

// swept is the certificate of a sweep of squared, with a flaw.
func swept(t *testing.T, about reports.Certificate, at, target float32, change func(float32) float32) reports.Certificate {
	t.Helper()
	l := spec.Squared()
	got, err := catalog.Reference{}.Float32("squared", nil)
	require.NoError(t, err)
	if about.Dtype == "bf16" {
		got, err = catalog.Reference{}.Narrow(impl.BFloat16, "squared", nil)
		require.NoError(t, err)
	}
	s, err := New(l, flawed{got, at, target, change}, about)
	require.NoError(t, err)
	c := s.Certificate()
	require.NoError(t, s.Run(context.Background(), 0, c.Of, func(one reports.Certificate) error {
		c, err = c.Join(one)
		return err
	}))
	require.True(t, c.Whole())
	return c
}

// One wrong answer among thousands is found, with its size and its input.
func TestOneWrongAnswerIsFound(t *testing.T) {
	up := func(x float32) float32 { return math.Nextafter32(x, 100) }
	for _, c := range []struct {
		name   string
		about  reports.Certificate
		at, to float32
		change func(float32) float32
		want   reports.Worst
	}{
		{"nothing", reports.Certificate{Dtype: "f32", Preds: [2]string{"1", "0x1.004p+0"}}, 0, 0, up, reports.Worst{}},
		{"an ulp", reports.Certificate{Dtype: "f32", Preds: [2]string{"1", "0x1.004p+0"}}, 1, 0, up, reports.Worst{Misrounded: 1, Ulps: 1, Pred: "0x1p+00", Target: "0x0p+00"}},
		{"infinite", reports.Certificate{Dtype: "f32", Preds: [2]string{"-1", "-0x1.004p+0"}}, -1, 0, func(float32) float32 { return float32(math.Inf(1)) },
			reports.Worst{Misrounded: 1, Ulps: math.MaxFloat64, Pred: "-0x1p+00", Target: "0x0p+00"}},
		{"NaN", reports.Certificate{Dtype: "f32", Preds: [2]string{"1", "0x1.004p+0"}}, 1, 0, func(float32) float32 { return float32(math.NaN()) },
			reports.Worst{Misrounded: 1, Ulps: math.MaxFloat64, Pred: "0x1p+00", Target: "0x0p+00"}},
		// 54 squares are the midpoint of two numbers and a hair, which is lost on a reference that rounds to float64 first.
		{"of a pair", reports.Certificate{Dtype: "bf16", Preds: [2]string{"1", "0x1.02p+0"}}, 1, -0.5, func(x float32) float32 { return x + 0x1p-5 },
			reports.Worst{Misrounded: 55, Ulps: 2, Pred: "0x1p+00", Target: "-0x1p-01"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := swept(t, c.about, c.at, c.to, c.change)
			require.Zero(t, got.Value.Escalated, "products of two short numbers are exact in float64")
			require.Equal(t, c.want, got.Value)
			require.Equal(t, min(1, c.want.Misrounded), got.Gradient.Misrounded)
		})
	}
}

// Chunks are what they are whoever tries them, and in whatever order.
func TestChunksDoNotDependOnEachOther(t *testing.T) {
	e, err := catalog.Find("logistic")
	require.NoError(t, err)
	l, err := e.Spec(nil)
	require.NoError(t, err)
	got, err := catalog.Fast{}.Float32("logistic", nil)
	require.NoError(t, err)
	s, err := New(l, got, reports.Certificate{Dtype: "f32", Preds: [2]string{"0x1p-1", "0x1.02p-1"}})
	require.NoError(t, err)
	require.Equal(t, []string{"0x1p+00", "-0x1p+00"}, s.Certificate().Targets)
	var all []reports.Certificate
	require.NoError(t, s.Run(context.Background(), 0, s.Certificate().Of, func(one reports.Certificate) error {
		all = append(all, one)
		return nil
	}))
	require.Len(t, all, 129, "2·(2^16+1) inputs in chunks of 1024")
	for i := len(all) - 1; i >= 0; i -= 7 {
		again, err := s.Chunk(i)
		require.NoError(t, err)
		require.Equal(t, all[i], again, "chunk %d", i)
	}
	stopped, stop := context.WithCancel(context.Background())
	told := 0
	err = s.Run(stopped, 0, len(all), func(reports.Certificate) error {
		told++
		stop()
		return nil
	})
	require.ErrorIs(t, err, context.Canceled)
	require.Less(t, told, len(all))
}

// What cannot be swept is refused with a reason.
func TestNewRefuses(t *testing.T) {
	got, err := catalog.Reference{}.Float32("squared", nil)
	require.NoError(t, err)
	for _, c := range []struct {
		l     spec.Loss
		got   impl.Loss[float32]
		about reports.Certificate
		want  string
	}{
		{spec.Squared(), got, reports.Certificate{Dtype: "f64"}, "want f32, f16 or bf16"},
		{spec.KL(), got, reports.Certificate{Dtype: "f32"}, "no float64 evaluation"},
		{spec.Squared(), struct{ impl.Loss[float32] }{got}, reports.Certificate{Dtype: "f32"}, "no value and gradient in one call"},
		{spec.Squared(), got, reports.Certificate{Dtype: "bf16", Preds: [2]string{"1.001", ""}}, "want a finite number of bf16"},
		{spec.Squared(), got, reports.Certificate{Dtype: "f32", Preds: [2]string{"-1", "1"}}, "want the first before the last"},
		{spec.Squared(), got, reports.Certificate{Dtype: "f32", Preds: [2]string{"", "one"}}, "want a number"},
	} {
		_, err := New(c.l, c.got, c.about)
		require.ErrorContains(t, err, c.want)
	}
}
