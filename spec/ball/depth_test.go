package ball

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestDepth(t *testing.T) {
	e := NewEval(96, 384)
	x := e.Of(2)
	require.Equal(t, 0, x.Depth())
	require.Equal(t, 0, x.Mul(x).Add(x).Depth(), "+ - × ÷ are correctly rounded")
	require.Equal(t, 2, x.Exp().Log1p().Add(x.Exp()).Depth())
	require.Equal(t, 5, x.Exp().Pow(Of(2)).Depth())
	require.Equal(t, 1, Sum(x, x, x).Depth())
	require.Equal(t, 0, Sum(x, x).Depth())
	for range 300 {
		x = x.Tanh()
	}
	require.Equal(t, 255, x.Depth())
	require.Equal(t, 255, Sum(x, x, x).Depth())
}

func TestOverlaps(t *testing.T) {
	a, b := NewEval(96, 384), NewEval(256, 384)
	require.True(t, a.Of(2).Sqrt().Overlaps(b.Of(2).Sqrt()))
	require.False(t, a.Of(2).Sqrt().Overlaps(b.Of(3).Sqrt()))
	require.True(t, Of(inf).Overlaps(Of(inf)))
	require.False(t, Of(inf).Overlaps(Of(-inf)))
	half, log := a.Of(1e300).Exp(), a.Of(1e300).Exp().Log()
	require.False(t, half.Overlaps(Of(inf)), "a half-line is finite")
	require.True(t, half.Overlaps(half.Add(Of(1))) && half.Overlaps(log))
	require.True(t, log.Overlaps(Of(1e300)))
	require.False(t, half.Overlaps(Of(1e300)))
	require.False(t, log.Overlaps(Of(-1e300)))
	require.False(t, b.Of(-1e300).Exp().Overlaps(b.Of(-1e300).Exp().Neg()), "signs outlive underflow")
}

// Blurring leaves the value, adds mass·u to its running error, and as much of itself to a derivative's.
func TestBlurred(t *testing.T) {
	e := NewEval(96, 384)
	e.Format = Float64
	x, mass := e.Of(3), e.Of(1000)
	y := x.Blurred(mass)
	require.Equal(t, 3.0, y.Float())
	require.InEpsilon(t, 1000*0x1p-53, y.Err().F(), 0x1p-40)
	g := Grad(y.Mul(Of(2)), []Real{x, mass})
	require.Equal(t, []float64{2, 0}, floats(g))
	require.InEpsilon(t, (2000+2)*0x1p-53, g[0].Err().F(), 0x1p-20, "2000u of the derivative 2, and the rounding of 1·2")
	require.True(t, e.Of(inf).Blurred(mass).IsInf())
	require.True(t, NewEval(96, 384).Of(3).Blurred(Of(1)).Err().IsZero())
}
