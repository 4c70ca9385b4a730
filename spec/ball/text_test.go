package ball

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestText(t *testing.T) {
	e := NewEval(192, 384)
	for _, c := range []struct {
		x    Real
		want string
	}{
		{Of(0), "0"},
		{Of(.25), "0.25"},
		{Of(-3), "-3"},
		{Of(math.Inf(1)), "inf"},
		{Of(math.Inf(-1)), "-inf"},
		{Of(.1), "0.1000000000000000055511151231257827021182"},
		{e.Of(2).Sqrt(), "1.41421356237309504880168872420969807857"}, // …8569…, and %g leaves the last zero of …8570 out
		{e.Pi(), "3.141592653589793238462643383279502884197"},
		{e.Of(-700).Exp().Log1p(), "9.859676543759770856705372947849465105116e-305"},
		{e.Of(-1e5).Exp(), "3.562949565309373121071174418748652368609e-43430"},
		{e.Of(1e5).Exp(), "2.806663360426123179318385818571742708536e+43429"},
		{e.Of(2).Pow(e.Of(8192)), "1.090748135619415929462984244733782862448e+2466"},
		{e.Of(-1e300).Exp(), "<1e-323228496"},
		{e.Of(1e300).Exp(), ">1e161614248"},
		{e.Of(1e300).Exp().Neg(), "<-1e161614248"},
	} {
		s, ok := c.x.Text(40)
		require.True(t, ok, s)
		require.Equal(t, c.want, s)
	}
	low := NewEval(96, 384)
	s, ok := low.Of(2).Sqrt().Text(40)
	require.False(t, ok, "96 bits hold no 40 digits, but %s", s)
	root := low.Of(2).Sqrt()
	_, ok = root.Mul(root).Sub(Of(2)).Text(40)
	require.False(t, ok)
	_, ok = Real{&node{v: around(Pow2(-5), 0)}}.Text(3)
	require.False(t, ok)
	require.Equal(t, "3", Of(3).String())
	require.Equal(t, "1.414213562373095 ± 2.5e-29", root.String())
	require.Equal(t, "<1e-323228496", e.Of(-1e300).Exp().String())
	require.Contains(t, Real{&node{v: ball{m: root.n.v.m, r: Pow2(1 << 35)}}}.String(), "± ?")
}
