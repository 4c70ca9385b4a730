package exhaust

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/spec/ball"
)

// A sweep of float32 meets every finite number, and each once: the ends of both halves, and what is next to them.
func TestNumbersOfFloat32(t *testing.T) {
	n, err := numbersOf("f32")
	require.NoError(t, err)
	require.Equal(t, 1<<32-1<<24, 2*n.half, "all but NaNs and infinities")
	for i, want := range map[int]uint32{0: 0, 1: 1, n.half - 1: 0x7f7fffff, n.half: 0x80000000, n.half + 1: 0x80000001, 2*n.half - 1: 0xff7fffff} {
		x := n.at(i)
		require.Equal(t, want, math.Float32bits(x))
		k, ok := n.index(float64(x))
		require.True(t, ok)
		require.Equal(t, i, k)
	}
}

// The numbers of a narrow format are all that it has, in their order.
func TestNumbersOfNarrowFormats(t *testing.T) {
	for dtype, f := range map[string]*ball.Format{"f16": ball.Float16, "bf16": ball.BFloat16} {
		n, err := numbersOf(dtype)
		require.NoError(t, err)
		require.Equal(t, f.Max, float64(n.at(n.half-1)))
		require.Equal(t, f.Eta.F(), float64(n.at(1)))
		for i := range 2 * n.half {
			x := float64(n.at(i))
			require.Equal(t, x, f.Round(x))
			require.Equal(t, i >= n.half, math.Signbit(x))
			if i%n.half > 0 {
				require.Greater(t, math.Abs(x), math.Abs(float64(n.at(i-1))))
			}
			k, ok := n.index(x)
			require.True(t, ok)
			require.Equal(t, i, k)
		}
	}
	n, _ := numbersOf("bf16")
	for _, x := range []float64{math.NaN(), math.Inf(1), 1 + 0x1p-8, 1e300} {
		_, ok := n.index(x)
		require.False(t, ok, "%x", x)
	}
	_, err := numbersOf("f64")
	require.ErrorContains(t, err, "want f32, f16 or bf16")
}
