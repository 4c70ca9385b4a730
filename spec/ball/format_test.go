package ball

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

var formats = []*Format{Float64, Float32, Float16, BFloat16}

func TestFormatConstants(t *testing.T) {
	require.Equal(t, math.MaxFloat64, Float64.Max)
	require.Equal(t, math.MaxFloat32, Float32.Max)
	require.Equal(t, 65504.0, Float16.Max)
	require.Equal(t, 0x1.FEp127, BFloat16.Max)
	require.Equal(t, math.SmallestNonzeroFloat64, Float64.Eta.F())
	require.Equal(t, math.SmallestNonzeroFloat32, Float32.Eta.F())
	require.Equal(t, 0x1p-24, Float16.Eta.F())
	require.Equal(t, 0x1p-133, BFloat16.Eta.F())
	for _, f := range formats {
		require.Equal(t, f.U.Scale2(1).F(), f.Ulp(1), f.Name)
		require.Equal(t, f.Eta.F(), f.Ulp(0), f.Name)
		require.Equal(t, f.Eta.F(), f.Ulp(f.Normal.F()), f.Name)
		require.Equal(t, f.Ulp(f.Max), f.Ulp(math.Inf(1)), f.Name)
		require.True(t, math.IsNaN(f.Ulp(math.NaN())))
	}
}

// nearby are the hard arguments of a format: its numbers around some points, the midpoints between them, and the
// neighbours of those in float64.
func nearby(f *Format) (xs []float64) {
	r := rand.New(rand.NewPCG(1, 2))
	points := []float64{0, f.Eta.F(), f.Normal.F(), 1, f.Max, f.Max / 2}
	for range 400 {
		points = append(points, math.Ldexp(1+r.Float64(), f.MinExp-f.Bits+r.IntN(f.MaxExp-f.MinExp+f.Bits+2)))
	}
	for _, p := range points {
		u := f.Ulp(p)
		n := math.Floor(p / u)
		for _, k := range []float64{-1, -.5, 0, .5, 1, 1.5} {
			x := (n + k) * u
			xs = append(xs, x, -x, math.Nextafter(x, math.Inf(1)), math.Nextafter(x, math.Inf(-1)))
		}
		xs = append(xs, p, -p)
	}
	return append(xs, math.Inf(1), math.Inf(-1))
}

// Rounding to float32 and float64 agrees with the conversions of Go, in bits; a ball around the argument agrees where it decides.
func TestRoundAgainstConversions(t *testing.T) {
	for _, x := range nearby(Float32) {
		want := float64(float32(x))
		require.Equal(t, math.Float64bits(want), math.Float64bits(Float32.Round(x)), "%x", x)
	}
	for _, x := range nearby(Float64) {
		if !math.IsNaN(x) {
			require.Equal(t, math.Float64bits(x), math.Float64bits(Float64.Round(x)), "%x", x)
		}
	}
	r := rand.New(rand.NewPCG(3, 4))
	for range 20000 { // from more bits than a float64 has, subnormals and overflow included
		b := new(big.Float).SetPrec(200).SetInt(new(big.Int).Lsh(big.NewInt(r.Int64()), 137))
		b.Add(b, big.NewFloat(float64(r.IntN(3)-1)))
		b.SetMantExp(b, r.IntN(2300)-1400)
		w64, _ := b.Float64()
		w32, _ := b.Float32()
		var p point
		p.setLong(b)
		require.Equal(t, math.Float64bits(w64), math.Float64bits(Float64.round(&p)))
		require.Equal(t, float64(w32), Float32.round(&p))
	}
}

// For the small formats the nearest number, ties to even, is found by its definition, among all the numbers there are.
func TestRoundByDefinition(t *testing.T) {
	for _, f := range []*Format{Float16, BFloat16} {
		for _, x := range nearby(f) {
			a := math.Abs(x)
			got := math.Abs(f.Round(x))
			require.Equal(t, math.Signbit(x), math.Signbit(f.Round(x)), "%s of %x", f.Name, x)
			u := f.Ulp(a)
			lo := math.Floor(a/u) * u
			hi := lo + u
			want := lo
			if a-lo > hi-a || a-lo == hi-a && math.Mod(lo/u, 2) != 0 {
				want = hi
			}
			if want > f.Max || math.IsInf(a, 0) {
				want = math.Inf(1)
			}
			require.Equal(t, want, got, "%s of %x", f.Name, x)
		}
	}
	require.True(t, math.IsNaN(Float16.Round(math.NaN())))
}

// A ball rounds when all of it does: it decides where it is clear of the midpoints between two numbers of the format.
func TestRealRound(t *testing.T) {
	for _, f := range formats {
		for _, x := range nearby(f)[:400] {
			for _, r := range []Mag{{}, MagOf(x).Scale2(-80), MagOf(x).Scale2(-20), Pow2(-3000)} {
				b := exactly(x)
				b.r, b.sgn = r, 0
				if b.inf() && !r.IsZero() {
					continue
				}
				got, ok := Real{&node{v: b}}.Round(f)
				if r.IsZero() {
					require.True(t, ok)
					require.Equal(t, f.Round(x), got)
					continue
				}
				lo, hi := b.ends()
				require.Equal(t, f.round(&lo) == f.round(&hi), ok, "%s of %x ± %v", f.Name, x, r.F())
				if ok {
					require.Equal(t, f.Round(x), got)
				}
			}
		}
	}
	e := NewEval(128, 128)
	v, ok := e.Of(2).Sqrt().Round(Float64)
	require.True(t, ok)
	require.Equal(t, math.Sqrt2, v)
	wide := around(Pow2(1000), 0)
	_, ok = Real{&node{v: wide}}.Round(Float64)
	require.False(t, ok)
	wide.m.setFloat(1)
	_, ok = Real{&node{v: wide}}.Round(Float64)
	require.False(t, ok)
	v, ok = e.Of(1e300).Exp().Neg().Round(Float32)
	require.True(t, ok && math.IsInf(v, -1))
	_, ok = e.Of(1e300).Exp().Log().Round(Float32)
	require.False(t, ok, "the logarithm of a half-line may be anything above")
	v, ok = e.Of(1000).Exp().Round(Float64)
	require.True(t, ok && math.IsInf(v, 1))
}
