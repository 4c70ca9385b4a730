package gradcheck_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/gradcheck"
)

func abs(x []float64) float64   { return math.Abs(x[0]) }
func hinge(x []float64) float64 { return max(0, 1-x[0]) }
func largest(x []float64) float64 {
	m := x[0]
	for _, c := range x {
		m = max(m, c)
	}
	return m
}
func norm(x []float64) float64 { return math.Hypot(x[0], x[1]) }

var nan, inf = math.NaN(), math.Inf(1)

// TestSubgradient: at a kink any element of the subdifferential is right, and
// nothing else is.
func TestSubgradient(t *testing.T) {
	for _, c := range []struct {
		name         string
		f            gradcheck.Func
		x            []float64
		right, wrong [][]float64
	}{
		{"abs", abs, []float64{0},
			[][]float64{{-1}, {-0.5}, {0}, {1}}, [][]float64{{-1.001}, {1.001}, {2}, {nan}, {inf}, {}}},
		{"hinge", hinge, []float64{1},
			[][]float64{{-1}, {-0.5}, {0}}, [][]float64{{1}, {-2}, {0.001}}},
		{"max of three, two tied", largest, []float64{3, 3, -1},
			[][]float64{{1, 0, 0}, {0, 1, 0}, {0.5, 0.5, 0}}, [][]float64{{1, 1, 0}, {0, 0, 0}, {0, 0, 1}, {0.5, 0.4, 0}}},
		{"norm", norm, []float64{0, 0},
			[][]float64{{0, 0}, {1, 0}, {-0.6, 0.8}}, [][]float64{{nan, nan}, {1, 1}, {0, -1.01}}},
		{"a smooth point", logCosh.f, []float64{0.75},
			[][]float64{logCosh.grad([]float64{0.75})}, [][]float64{{0.6}, {0.7}, {-0.635}}},
		{"far out", func(x []float64) float64 { return math.Abs(x[0] - 0x1p40) }, []float64{0x1p40},
			[][]float64{{1}, {-1}, {0}}, [][]float64{{1.01}, {-2}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, g := range c.right {
				require.NoErrorf(t, gradcheck.Subgradient(c.f, g, c.x, nil).Err(), "g = %v", g)
			}
			for _, g := range c.wrong {
				require.Errorf(t, gradcheck.Subgradient(c.f, g, c.x, nil).Err(), "g = %v", g)
			}
		})
	}
}

// TestInterval holds one-sided derivatives against generalised gradients; f
// need not be convex.
func TestInterval(t *testing.T) {
	smallest := func(x []float64) float64 { return min(x[0], 2*x[0]) }
	ramp := func(x []float64) float64 { return min(1, max(0, 1-x[0])) }
	root := func(x []float64) float64 { return math.Sqrt(math.Abs(x[0])) }
	huber := func(x []float64) float64 {
		if r := math.Abs(x[0]); r > 1 {
			return r - 0.5
		}
		return x[0] * x[0] / 2
	}
	for _, c := range []struct {
		name   string
		f      gradcheck.Func
		lo, hi float64
		x      float64
		ok     bool
	}{
		{"abs", abs, -1, 1, 0, true},
		{"abs, wider than needed", abs, -3, 7, 0, true},
		{"abs, the right side only", abs, 0, 1, 0, false},
		{"abs, the left side only", abs, -1, 0, 0, false},
		{"abs, nearly", abs, -1, 0.999, 0, false},
		{"a concave kink", smallest, 1, 2, 0, true},
		{"a concave kink, one slope", smallest, 1, 1, 0, false},
		{"ramp at its upper joint", ramp, -1, 0, 0, true},
		{"ramp, sign", ramp, 0, 1, 0, false},
		{"huber at its joint is smooth", huber, 1, 1, 1, true},
		{"huber, slope of the other branch", huber, 0.9, 0.99, 1, false},
		{"a slope that is infinite", root, -inf, inf, 0, true},
		{"0/0", abs, nan, nan, 0, false},
		{"0/0 above", abs, -1, nan, 0, false},
		{"empty", abs, 1, -1, 0, false},
		{"a single infinity", root, inf, inf, 0, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := gradcheck.Interval(c.f, []float64{c.lo}, []float64{c.hi}, []float64{c.x}, nil).Err()
			require.Equal(t, c.ok, err == nil, "%v", err)
		})
	}
	r := gradcheck.Interval(root, []float64{0}, []float64{inf}, []float64{0}, nil)
	require.NotZero(t, r.Drowned, "its left slope is −∞, which no difference shows")
	r = gradcheck.Interval(largest, []float64{0, 0, 0}, []float64{1, 1, 0}, []float64{3, 3, -1}, nil)
	require.NoError(t, r.Err(), "the box around the simplex of a tie")
	r = gradcheck.Interval(largest, []float64{0, 0.5, 0}, []float64{1, 1, 0}, []float64{3, 3, -1}, nil)
	require.Error(t, r.Err())
}

// TestCheckAtAKink: across a kink a central difference sees the mean of the
// sides, which is why the subgradient checks exist.
func TestCheckAtAKink(t *testing.T) {
	require.NoError(t, gradcheck.Check(abs, []float64{0}, []float64{0}, nil).Err())
	require.Error(t, gradcheck.Check(abs, []float64{1}, []float64{0}, nil).Err())
}

// TestKinkSetting: steps over a kink are dropped and counted, and when all are,
// nothing was tested.
func TestKinkSetting(t *testing.T) {
	s := &gradcheck.Settings{Kink: func(a, b []float64) bool { return a[0] < 0 && 0 < b[0] || b[0] < 0 && 0 < a[0] }}
	r := gradcheck.Check(abs, []float64{1}, []float64{0x1p-10}, s)
	require.NoError(t, r.Err())
	require.NotZero(t, r.Dropped)
	require.Zero(t, r.Untested)
	require.Error(t, gradcheck.Check(abs, []float64{0.99}, []float64{0x1p-10}, s).Err())

	r = gradcheck.Check(abs, []float64{1}, []float64{0}, s)
	require.ErrorIs(t, r.Err(), gradcheck.ErrUntested)
	require.Equal(t, 1, r.Untested)
	require.Zero(t, r.Steps)
	require.NoError(t, gradcheck.Subgradient(abs, []float64{1}, []float64{0}, s).Err(), "0 is not inside a segment from 0")

	o := gradcheck.Order(abs, []float64{1}, []float64{0}, nil, &gradcheck.Settings{Kink: func(a, b []float64) bool { return true }})
	require.ErrorIs(t, o.Err(), gradcheck.ErrUntested)
	require.NotZero(t, o.Dropped)
}

// TestNearKink: a kink that nobody declared only costs the steps that cross it.
func TestNearKink(t *testing.T) {
	for _, x := range []float64{1e-9, 1e-6, 1e-3, 0.1} {
		require.NoError(t, gradcheck.Check(abs, []float64{1}, []float64{x}, nil).Err())
		require.Error(t, gradcheck.Check(abs, []float64{0.999}, []float64{x}, nil).Err())
	}
}
