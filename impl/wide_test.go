package impl

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

// Where the exponential equation holds to a few roundings, however large the numbers, no bit of the argument was lost: an error of one
// in the last place of x = 10⁶ is one of 10⁻¹⁰ in e^x.
func TestWideExpOfSums(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	for range 10000 {
		size := math.Ldexp(1, rng.IntN(40)-10)
		x := math.Round((rng.Float64()-0.5)*size*0x1p20) * 0x1p-20
		y := math.Round((rng.Float64()-0.5)*size*0x1p20) * 0x1p-20
		if s := x + y; s-x != y || s-y != x {
			continue // rounded
		}
		one := wideExp(x, 0).mul(wideExp(y, 0)).quo(wideExp(x+y, 0)).float()
		require.InDelta(t, 1, one, 0x1p-49, "x = %v, y = %v", x, y)
		require.InDelta(t, 1, wideExp(x, -y).quo(wideExp(x+y, 0)).float(), 0x1p-50, "x = %v, y = %v", x, y)
	}
}

func TestWideExpAgreesWithExp(t *testing.T) {
	for x := -745.0; x < 709; x += 0.37 {
		require.InEpsilon(t, math.Exp(x), wideExp(x, 0).float(), 1e-15+math.Ldexp(1, -1074)/math.Exp(x))
	}
	require.Equal(t, 1.0, wideExp(3, 3).float())
}

func TestWide(t *testing.T) {
	huge, tiny := wideExp(1e9, 0), wideExp(-1e9, 0)
	one := wide{1, 0}
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"0 is neutral", wide{}.add(one).float(), 1},
		{"0 after it too", one.add(wide{}).float(), 1},
		{"0 absorbs", wide{}.mul(huge).float(), 0},
		{"a − a", one.add(one.neg()).float(), 0},
		{"what is too small is not seen", one.add(tiny).float(), 1},
		{"in either order", tiny.add(one).float(), 1},
		{"a small part is", one.add(newWide(0x1p-50, 0)).float(), 1 + 0x1p-50},
		{"huge·tiny", math.Round(huge.mul(tiny).float()), 1},
		{"overflow", huge.float(), math.Inf(1)},
		{"underflow", tiny.float(), 0},
		{"log", huge.log(), 1e9},
		{"log 0", wide{}.log(), math.Inf(-1)},
		{"log1p of the huge", huge.log1p(), 1e9},
		{"log1p of the tiny", newWide(0x1p-80, 0).log1p(), 0x1p-80},
		{"log1p near 1", one.log1p(), math.Ln2},
		{"log1p of 0", wide{}.log1p(), 0},
		{"arguments as far apart as can be", wideExp(-math.MaxFloat64, math.MaxFloat64).log(), math.Inf(-1)},
		{"and a quarter of that, to 40 bits", math.Round(wideExp(-0x1p1021, 0x1p1021).log() * 0x1p-982), -0x1p40},
	} {
		require.Equal(t, c.want, c.got, c.name)
	}
}
