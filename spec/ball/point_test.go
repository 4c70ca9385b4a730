package ball

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

// operand draws a number whose mantissa is random, short, full, or near a power of two, and sometimes 0 or beyond the words of a point.
func operand(r *rand.Rand) *big.Float {
	prec := []uint{1, 24, 53, 64, 65, 96, 104, 128, 160, 192, 200, 255, 256, 300}[r.IntN(14)]
	i := new(big.Int)
	for range 5 {
		i.Lsh(i, 64).Or(i, new(big.Int).SetUint64(r.Uint64()))
	}
	switch r.IntN(5) {
	case 0:
		i.SetInt64(r.Int64N(9) - 4)
	case 1:
		i.Lsh(one, prec)
		i.Sub(i, new(big.Int).SetUint64(r.Uint64N(3)))
	case 2:
		i.Rsh(i, uint(r.IntN(319)))
	}
	x := new(big.Float).SetPrec(prec).SetInt(i)
	x.SetMantExp(x, []int{0, -x.MantExp(nil), r.IntN(700) - 350, big.MaxExp - x.MantExp(nil), big.MinExp - x.MantExp(nil)}[r.IntN(50)/10*r.IntN(2)])
	if r.IntN(2) == 0 {
		x.Neg(x)
	}
	return x
}

func pointOf(x *big.Float) (p point) {
	p.setLong(new(big.Float).Copy(x))
	return p
}

// same holds a point to a Float: value, sign of zero, precision, and whether something was lost.
func same(t *testing.T, want *big.Float, got *point, what string, args ...any) {
	t.Helper()
	f, lost := got.float(), want.Acc() != big.Exact
	if want.Cmp(f) != 0 || want.Signbit() != f.Signbit() || want.Prec() != uint(got.prec) || lost != got.lost {
		require.Failf(t, "not what math/big gives", "%s: %s, want %s; lost %v, want %v; precision %d, want %d", fmt.Sprintf(what, args...),
			f.Text('p', 0), want.Text('p', 0), got.lost, lost, got.prec, want.Prec())
	}
}

// Points are Floats, to the bit.
func TestPointIsFloat(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 30000 {
		a, b, k := operand(r), operand(r), r.IntN(400)-200
		if r.IntN(4) == 0 { // near each other: differences cancel
			b.SetMantExp(b, a.MantExp(nil)-b.MantExp(nil)+r.IntN(3)-1)
		}
		x, y := pointOf(a), pointOf(b)
		p := []uint{1, 2, 53, 63, 64, 65, 96, 100, 127, 128, 129, 160, 192, 256, 257}[r.IntN(15)]
		to := func(dir direction) *big.Float { return new(big.Float).SetPrec(p).SetMode(dir.mode()) }
		var z point
		near := max(a.MantExp(nil), b.MantExp(nil))-min(a.MantExp(nil), b.MantExp(nil)) < 1000 // math/big aligns operands fully
		for dir := nearest; near && dir <= upward; dir++ {
			z.add(p, &x, &y, dir)
			same(t, to(dir).Add(a, b), &z, "%s + %s to %d bits", a.Text('p', 0), b.Text('p', 0), p)
			z.sub(p, &x, &y, dir)
			same(t, to(dir).Sub(a, b), &z, "%s - %s to %d bits", a.Text('p', 0), b.Text('p', 0), p)
		}
		z.mul(p, &x, &y)
		same(t, to(nearest).Mul(a, b), &z, "%s * %s to %d bits", a.Text('p', 0), b.Text('p', 0), p)
		if b.Sign() != 0 {
			z.quo(p, &x, &y)
			same(t, to(nearest).Quo(a, b), &z, "%s / %s to %d bits", a.Text('p', 0), b.Text('p', 0), p)
		}
		z.set(p, &x)
		same(t, to(nearest).Set(a), &z, "%s to %d bits", a.Text('p', 0), p)
		z = x.scaled(k)
		same(t, new(big.Float).SetMantExp(a, k), &z, "%s times 2^%d", a.Text('p', 0), k)
		z = x
		z.add(p, &z, &z, nearest) // operands may be the result
		same(t, to(nearest).Add(a, a), &z, "%s + itself to %d bits", a.Text('p', 0), p)

		m := new(big.Float)
		require.Equal(t, a.MantExp(m), x.exponent())
		if top, _ := m.Float64(); a.Sign() != 0 {
			require.Equal(t, math.Abs(top), x.top())
		}
		require.Equal(t, a.Cmp(b), x.cmp(&y))
		require.Equal(t, a.MinPrec(), x.minPrec())
		require.Equal(t, a.IsInt(), x.isInt())
		whole, _ := a.Int64()
		require.Equal(t, whole, x.int64())
	}
}

// Mantissas of all ones and all zeros are where a digit of a quotient is guessed too large.
func TestPointQuotientsOfLongRuns(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	runs := func() *big.Float {
		x := point{prec: pointBits, form: isFinite}
		for i := range x.w {
			x.w[i] = []uint64{0, ^uint64(0), 1, 1 << 63, ^uint64(0) - 1}[r.IntN(5)]
		}
		x.w[0] |= 1 << 63
		return new(big.Float).SetPrec([]uint{64, 128, 192, 256}[r.IntN(4)]).Set(x.float())
	}
	for range 20000 {
		a, b, p := runs(), runs(), []uint{63, 64, 127, 128, 191, 192, 255, 256}[r.IntN(8)]
		x, y := pointOf(a), pointOf(b)
		var z point
		z.quo(p, &x, &y)
		same(t, new(big.Float).SetPrec(p).Quo(a, b), &z, "%s / %s to %d bits", a.Text('p', 0), b.Text('p', 0), p)
	}
}

// Special cases are: zeros of two signs, infinities, and what lies beyond float64.
func TestPointConversions(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for range 20000 {
		a := operand(r)
		a.SetMantExp(a, r.IntN(2300)-1150-a.MantExp(nil))
		x := pointOf(a)
		want, _ := a.Float64()
		require.Equal(t, math.Float64bits(want), math.Float64bits(x.float64()), a.Text('p', 0))
	}
	for _, f := range []float64{0, math.Copysign(0, -1), 1, -1.5, 0x1p-1074, -0x1.fffffp-1050, math.MaxFloat64, math.Inf(1), math.Inf(-1)} {
		var x point
		x.setFloat(f)
		same(t, new(big.Float).SetFloat64(f), &x, "%v", f)
		require.Equal(t, math.Float64bits(f), math.Float64bits(x.float64()))
		neg := x.negated()
		same(t, new(big.Float).Neg(big.NewFloat(f)), &neg, "-%v", f)
		abs := x.absolute()
		same(t, new(big.Float).Abs(big.NewFloat(f)), &abs, "|%v|", f)
	}
	for range 2000 {
		i, p := new(big.Int).Lsh(big.NewInt(r.Int64()-1<<62), uint(r.IntN(400))), []uint{53, 96, 256, 300}[r.IntN(4)]
		i.Add(i, big.NewInt(r.Int64N(3)-1))
		var x point
		x.setInt(p, i)
		same(t, new(big.Float).SetPrec(p).SetInt(i), &x, "%v to %d bits", i, p)
	}
}
