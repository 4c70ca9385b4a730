package gradcheck_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/diff/fd"

	"github.com/lossgate/lossgate/gradcheck"
)

// TestPeerAgrees: near scale 1 the gradients that gonum's fd estimates are
// those that Check accepts, up to what a central difference with one fixed
// step can give.
func TestPeerAgrees(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 12))
	for i := range 500 {
		x := []float64{rng.NormFloat64(), rng.NormFloat64(), rng.NormFloat64()}
		l := softmaxCE(i % 3)
		g := l.grad(x)
		require.NoError(t, gradcheck.Check(l.f, g, x, nil).Err())
		require.InDeltaSlice(t, g, fd.Gradient(nil, l.f, x, &fd.Settings{Formula: fd.Central}), 1e-8)
	}
}

// TestPeerOffScale: gonum's steps are absolute (6e-6 for Central, 1e-8-ish for
// Forward, its default), so that far from 1 a test built on them would accuse
// the right slope of x², and accept a wrong one. gonum documents Settings.Step
// for this; the point is that the default is not safe.
func TestPeerOffScale(t *testing.T) {
	square := func(x float64) float64 { return x * x }
	for _, c := range []struct {
		name     string
		x        float64
		settings *fd.Settings
		off      float64 // relative error of gonum's estimate, at least
	}{
		{"forward at 1e9 sees no change at all", 1e9, nil, 1},
		{"central at 1e8", 1e8, &fd.Settings{Formula: fd.Central}, 1e-3},
		{"forward at 1e-10 sees its own step", 1e-10, nil, 10},
	} {
		t.Run(c.name, func(t *testing.T) {
			right := 2 * c.x
			estimate := fd.Derivative(square, c.x, c.settings)
			require.GreaterOrEqual(t, math.Abs(estimate-right)/right, c.off)

			f := func(x []float64) float64 { return square(x[0]) }
			require.NoError(t, gradcheck.Check(f, []float64{right}, []float64{c.x}, nil).Err())
			require.Error(t, gradcheck.Check(f, []float64{estimate}, []float64{c.x}, nil).Err())
		})
	}
	require.Zero(t, fd.Derivative(square, 1e9, nil))
}
