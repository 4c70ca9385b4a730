package ball

import (
	"math"
	"math/big"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// The six traps that the prototype fell into, or showed.

// math/big aligns operands fully: a sum over 500 million bits takes 33 ms, softplus(1e300) took 108 ms. A thousand such
// sums have the time of one of them.
func TestTrapFarOperands(t *testing.T) {
	e := NewEval(128, 384)
	tiny := ball{sgn: 1}
	tiny.m = unitPoint.scaled(-500_000_000)
	far := e.leaf(tiny, Mag{})
	start := time.Now()
	for range 500 {
		for _, y := range []Real{e.Of(1).Add(far), far.Sub(e.Of(1)), far.Exp(), far.Expm1().Add(e.Of(2)), far.Log1p().Cosh()} {
			require.GreaterOrEqual(t, y.RelBits(), 126.0)
		}
		x := e.Of(1e300)
		y := x.Add(x.Neg().Exp().Log1p()) // softplus
		require.Equal(t, 1e300, y.Float())
	}
	require.Less(t, time.Since(start), 500*3*time.Millisecond, "each of 500 rounds adds far operands six times")
	require.False(t, e.Of(1).Add(far).Exact(), "what was left out is in the radius")
	require.Equal(t, -1, e.Of(1).Sub(far).Cmp(e.Of(2)))
}

// exp beyond ±2^29 has no big.Float; its sign has to outlive the underflow.
func TestTrapSignKeptAtUnderflow(t *testing.T) {
	e := NewEval(96, 384)
	for _, x := range []float64{-1e9, -1e300, -math.MaxFloat64} {
		softplus := e.Of(x).Exp().Log1p()
		require.Equal(t, 1, softplus.Sign())
		for _, f := range []*Format{Float64, Float32, Float16, BFloat16} {
			v, ok := softplus.Round(f)
			require.True(t, ok && v == 0 && !math.Signbit(v), "softplus(%g) in %s is %v", x, f.Name, v)
			v, ok = softplus.Neg().Round(f)
			require.True(t, ok && v == 0 && math.Signbit(v), "-softplus(%g) in %s is %v", x, f.Name, v)
		}
		v, ok := e.Of(-x).Exp().Round(Float64)
		require.True(t, ok && math.IsInf(v, 1), "exp(%g) is %v", -x, v)
		require.False(t, e.Of(-x).Exp().IsInf(), "the overflow is of the format, not of the number")
		sigmoid := e.Of(1).Quo(e.Of(-x).Exp().Add(Of(1)))
		require.Equal(t, 1, sigmoid.Sign())
		v, ok = sigmoid.Round(Float64)
		require.True(t, ok && v == 0 && !math.Signbit(v))
	}
}

// A float64 radius underflows long before its midpoint.
func TestTrapRadiusUnderflows(t *testing.T) {
	e := NewEval(128, 384)
	y := e.Of(-1e6).Exp()
	require.Equal(t, 0.0, math.Ldexp(y.Rad().m, y.Rad().e), "the radius of exp(-1e6) is below every float64")
	require.False(t, y.Rad().IsZero())
	require.InDelta(t, 128, y.RelBits(), 2)
	require.Equal(t, math.SmallestNonzeroFloat64, y.Rad().F(), "F rounds up")
	back := y.Log()
	require.Equal(t, -1e6, back.Float())
	require.Greater(t, back.RelBits(), 120.0)
}

// A derivative at a kink is a choice: Abs at 0, ties of Max, the zero vector of Norm, in every way that conforms.
func TestTrapKinksAreChoices(t *testing.T) {
	slopes := func(f func(x, y Real) Real, x, y float64) (got [][2]float64) {
		for way := int8(0); ; way++ {
			e := NewEval(96, 384)
			e.Sel = []int8{way}
			in := []Real{e.Of(x), e.Of(y)}
			g := Grad(f(in[0], in[1]), in)
			require.LessOrEqual(t, len(e.Ties), 1)
			if len(e.Ties) == 0 || int(way) < e.Ties[0].Ways {
				got = append(got, [2]float64{g[0].Float(), g[1].Float()})
			}
			if len(e.Ties) == 0 || int(way)+1 >= e.Ties[0].Ways {
				return got
			}
		}
	}
	abs := func(x, y Real) Real { return x.Sub(y).Abs() }
	require.Equal(t, [][2]float64{{0, 0}, {1, -1}, {-1, 1}}, slopes(abs, .1, .1))
	require.Equal(t, [][2]float64{{1, -1}}, slopes(abs, .3, .1))
	require.Equal(t, [][2]float64{{-1, 1}}, slopes(abs, .1, .3))
	largest := func(x, y Real) Real { return Max(x, y) }
	require.Equal(t, [][2]float64{{1, 0}, {0, 1}}, slopes(largest, 5, 5))
	require.Equal(t, [][2]float64{{0, 1}}, slopes(largest, 5, 6))
	relu := func(x, y Real) Real { return x.Sub(y).Relu() }
	require.Equal(t, [][2]float64{{0, 0}, {1, -1}}, slopes(relu, 5, 5))
	norm := func(x, y Real) Real { return Norm(2, x, y) }
	require.Equal(t, [][2]float64{{0, 0}, {1, 1}, {-1, -1}}, slopes(norm, 0, 0))
	require.Equal(t, [][2]float64{{.6, .8}}, slopes(norm, 3, 4))
	// √x·√x - x is 0, and no precision shows it: from Cap on it is a tie, below it is Undecided.
	open := func(x, y Real) Real { return x.Sqrt().Mul(x.Sqrt()).Sub(x).Abs() }
	require.PanicsWithValue(t, Undecided{}, func() { slopes(open, 2, 0) })
	e := NewEval(384, 384)
	require.False(t, open(e.Of(2), Real{}).Exact())
	require.Equal(t, []Tie{{"abs", 3}}, e.Ties)
}

// Go's math functions only start an iteration that verifies them. On amd64 math.Log(5e-324) of Go 1.26 is -709.09, and
// the truth is -744.44: a start may be arbitrarily bad, or the question stays open; the ball is never wrong.
func TestTrapStartMayBeBad(t *testing.T) {
	e := NewEval(128, 384)
	want := e.Of(2).Log().Mul(Of(-1074))
	got := e.Of(math.SmallestNonzeroFloat64).Log()
	require.Negative(t, got.Sub(want).at().v.lower().Cmp(got.Rad().Add(want.Rad())))
	require.Equal(t, want.Float(), got.Float())
	require.Greater(t, got.RelBits(), 126.0)
}

// Bounds of the running error and of radii are computed in float64, and may be contracted into fused multiply-adds: each
// is raised by 2^-50, which is more than the roundings that a contraction leaves out or moves.
func TestTrapContraction(t *testing.T) {
	for _, x := range []float64{0.1, 1. / 3, 0.7, math.Nextafter(1, 0), 0.5, 1e-300, 1e300} {
		for _, y := range []float64{10, 3, 0.9, 1e-20, math.Nextafter(1, 2)} {
			a, b := MagOf(x), MagOf(y)
			exact := func(m Mag) *big.Float { p := m.point(); return p.float() }
			fx, fy := big.NewFloat(x).SetPrec(4000), big.NewFloat(y)
			sum, prod := new(big.Float).SetPrec(4000).Add(fx, fy), new(big.Float).SetPrec(4000).Mul(fx, fy)
			require.GreaterOrEqual(t, exact(a.Add(b)).Cmp(sum), 0)
			require.GreaterOrEqual(t, exact(a.Mul(b)).Cmp(prod), 0)
			require.LessOrEqual(t, exact(a.mulLo(b)).Cmp(prod), 0)
			back := new(big.Float).SetPrec(4000)
			require.GreaterOrEqual(t, back.Mul(exact(a.Quo(b)), fy).Cmp(fx), 0)
			require.LessOrEqual(t, back.Mul(exact(a.quoLo(b)), fy).Cmp(fx), 0)
			if lo := a.SubLo(b); !lo.IsZero() {
				require.LessOrEqual(t, back.Add(exact(lo), fy).Cmp(fx), 0)
			}
			require.GreaterOrEqual(t, back.Mul(exact(a.sqrt(up)), exact(a.sqrt(up))).Cmp(fx), 0)
		}
	}
}
