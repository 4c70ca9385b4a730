package gonum_test

import (
	"errors"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/adapters/gonum"
)

func value(t *testing.T, name string, target, pred []float64) float64 {
	t.Helper()
	l, err := gonum.Library{}.Float64(name, nil)
	require.NoError(t, err)
	got, err := l.Value(nil, impl.Batch[float64]{N: 1, Shape: []int{len(pred)}, TargetShape: []int{len(target)}, Pred: pred, Target: target}, impl.None)
	require.NoError(t, err)
	return got[0]
}

// The witnesses of the expectations are wrong by values that do not come from our oracle: mpmath 1.3.0 at 50 digits, by the
// definition of each divergence.
func TestWitnessesAreWrong(t *testing.T) {
	half := []float64{0.5, 0.5}
	for _, c := range []struct {
		name         string
		target, pred []float64
		exact        float64
	}{
		{"hellinger", []float64{0, 1}, []float64{0x1p-10, 0x1.ff8p-01}, 0.0220997854635008421639},
		{"hellinger", half, []float64{0x1.ffffffp-02, 0x1.0000008p-01}, 1.05367121277235094e-08},
		{"kl", half, []float64{0x1.cp-02, 0x1.2p-01}, 0.00787417848406958430377},
		{"js", half, []float64{0x1.8p-02, 0x1.4p-01}, 0.00795899791749457923057},
		{"bhattacharyya", []float64{0.75, 0.25}, half, 0.0346682320975369551047},
	} {
		got := value(t, c.name, c.target, c.pred)
		ulp := math.Nextafter(c.exact, 1) - c.exact
		require.Greater(t, math.Abs(got-c.exact)/ulp, 4., "%s is right by now: %v", c.name, got)
		require.InDelta(t, c.exact, got, 1.1e-8, "%s is another function", c.name)
	}
}

// What the library does with its arguments is the finding; the adapter adds nothing.
func TestAdapterDoesNotRepair(t *testing.T) {
	require.True(t, math.IsNaN(value(t, "kl", []float64{1}, []float64{-1})))
	w1, err := gonum.Library{}.Float64("w1-1d", nil)
	require.NoError(t, err)
	b := impl.Batch[float64]{N: 1, Shape: []int{2, 1}, TargetShape: []int{2, 2}, Pred: []float64{0, 2}, Target: []float64{1, 2, 3, 1}}
	got, err := w1.Value(nil, b, impl.None)
	require.NoError(t, err)
	require.Equal(t, []float64{1.25}, got)
	require.Equal(t, []float64{1, 2, 0.75, 0.25}, b.Target, "the caller's weights are divided by their sum")
	b.Target[3] = 0
	_, err = w1.Value(nil, b, impl.None)
	var bad *impl.DataError
	require.ErrorAs(t, err, &bad)
	require.ErrorContains(t, err, "all weights must be positive")
}

func TestUnsupported(t *testing.T) {
	for _, name := range []string{"huber", "softmax-ce"} {
		_, err := gonum.Library{}.Float64(name, nil)
		require.True(t, errors.Is(err, impl.ErrUnsupported), name)
	}
	_, err := gonum.Library{}.Float64("kl", impl.Params{"alpha": {1}})
	require.True(t, errors.Is(err, impl.ErrUnsupported))
	_, err = gonum.Library{}.Float32("kl", nil)
	require.True(t, errors.Is(err, impl.ErrUnsupported))
	require.Equal(t, "gonum", gonum.Library{}.Info().Name)
	l, err := gonum.Library{}.Float64("entropy", nil)
	require.NoError(t, err)
	require.False(t, l.(impl.Differentiable).HasGrad())
}
