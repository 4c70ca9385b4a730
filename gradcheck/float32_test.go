package gradcheck_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/gradcheck"
)

func toFloat32(x float64) float64 { return float64(float32(x)) }

// single is the logistic loss as float32 code computes it, with float32's
// arithmetic between correctly rounded exp and log1p.
func single(x []float64) float64 {
	e := float32(math.Exp(-math.Abs(float64(float32(x[0])))))
	return float64(max(float32(x[0]), 0) + float32(math.Log1p(float64(e))))
}

// TestFloat32: with the unit and the rounding of its format a float32 function
// is not accused; with float64's it would be, for its noise is 2^29 times
// larger. Wrong by a percent is refused still.
func TestFloat32(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 10))
	s := &gradcheck.Settings{Unit: 0x1p-24, Round: toFloat32}
	for range 3_000 {
		x := []float64{toFloat32(mixed(rng, 20))}
		g := logistic.grad(x)
		g[0] = toFloat32(g[0])
		r := gradcheck.Check(single, g, x, s)
		require.NoErrorf(t, r.Err(), "x = %x", x)
		if math.Abs(x[0]) < 2 {
			require.Zero(t, r.Drowned, r.String())
			g[0] *= 1.01
			require.Errorf(t, gradcheck.Check(single, g, x, s).Err(), "x = %x", x)
		}
	}
}

// TestRound: f is asked about points of its format only, and the displacement
// taken is the one between them.
func TestRound(t *testing.T) {
	f := func(x []float64) float64 {
		require.Equal(t, toFloat32(x[0]), x[0])
		return 3 * x[0]
	}
	x := []float64{toFloat32(1e6 + 0.1)}
	r := gradcheck.Check(f, []float64{3}, x, &gradcheck.Settings{Unit: 0x1p-24, Round: toFloat32})
	require.NoError(t, r.Err())
	require.Positive(t, r.Steps)
}

// TestHalf: in float16 no step is left that is both fine and clear of rounding.
func TestHalf(t *testing.T) {
	r := gradcheck.Check(abs, []float64{1}, []float64{1}, &gradcheck.Settings{Unit: 0x1p-11})
	require.ErrorIs(t, r.Err(), gradcheck.ErrUntested)
}
