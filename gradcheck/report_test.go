package gradcheck_test

import (
	"errors"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/gradcheck"
)

// TestSpecialValues takes the special cases of the package comment in order.
func TestSpecialValues(t *testing.T) {
	square := func(x []float64) float64 { return x[0] * x[0] }
	one := []float64{1}

	// x has an entry that is not finite, or f(x) is ±Inf: untested.
	for _, x := range []float64{nan, inf, -inf} {
		require.ErrorIs(t, gradcheck.Check(square, one, []float64{x}, nil).Err(), gradcheck.ErrUntested)
	}
	require.ErrorIs(t, gradcheck.Check(func([]float64) float64 { return -inf }, one, one, nil).Err(), gradcheck.ErrUntested)

	// f(x) is NaN at a finite x: mismatch.
	require.EqualError(t, gradcheck.Check(func([]float64) float64 { return nan }, one, one, nil).Err(),
		"gradcheck: f is NaN at x = [1]")

	// g has a NaN or an infinite entry where f(x) is finite: mismatch, each of them.
	norm2 := func(x []float64) float64 { return x[0]*x[0] + x[1]*x[1] }
	require.EqualError(t, gradcheck.Check(norm2, []float64{nan, -inf}, []float64{1, 1}, nil).Err(),
		"gradcheck: gradient[0] is NaN where f is finite\ngradcheck: gradient[1] is -Inf where f is finite")

	// g has not as many entries as x: mismatch.
	require.EqualError(t, gradcheck.Check(norm2, one, []float64{1, 1}, nil).Err(),
		"gradcheck: gradient has 1 entries for 2 inputs")

	// f is not finite at x⁺ or x⁻: the step is dropped, and counted.
	r := gradcheck.Check(func(x []float64) float64 { return math.Log(x[0]) }, []float64{1e4}, []float64{1e-4}, nil)
	require.NoError(t, r.Err())
	require.NotZero(t, r.Dropped)
	spike := func(x []float64) float64 {
		if x[0] == 1 {
			return 0
		}
		return inf
	}
	r = gradcheck.Check(spike, one, one, nil)
	require.ErrorIs(t, r.Err(), gradcheck.ErrUntested)
	require.Equal(t, 1, r.Untested)

	// and with no input there is nothing to test
	require.ErrorIs(t, gradcheck.Check(square, nil, nil, nil).Err(), gradcheck.ErrUntested)
}

// TestFlat: an exact 0 is known to be one.
func TestFlat(t *testing.T) {
	relu := func(x []float64) float64 { return max(0, x[0]) }
	exact := func([]float64) float64 { return 0 }
	r := gradcheck.Check(relu, []float64{0}, []float64{-1}, &gradcheck.Settings{Noise: exact})
	require.NoError(t, r.Err())
	require.Zero(t, r.Drowned)
	require.Error(t, gradcheck.Check(relu, []float64{1e-300}, []float64{-1}, &gradcheck.Settings{Noise: exact}).Err())

	offset := func(x []float64) float64 { return 1 + 1e-30*x[0] }
	r = gradcheck.Check(offset, []float64{1e-30}, []float64{1}, nil)
	require.NoError(t, r.Err())
	require.Equal(t, 1, r.Drowned, "a claim of 0 would stand too")
	require.NoError(t, gradcheck.Check(offset, []float64{0}, []float64{1}, nil).Err())
	require.Error(t, gradcheck.Check(offset, []float64{1e-10}, []float64{1}, nil).Err())
}

// TestGradNoise: p − 1 with p near 1 loses what its own rounding costs, which
// an honest claim may say.
func TestGradNoise(t *testing.T) {
	x := []float64{25}
	f := func(x []float64) float64 { return math.Log1p(math.Exp(-x[0])) }
	g := []float64{1/(1+math.Exp(-x[0])) - 1}
	require.Error(t, gradcheck.Check(f, g, x, nil).Err())
	require.NoError(t, gradcheck.Check(f, g, x, &gradcheck.Settings{GradNoise: []float64{0x1p-52}}).Err())
	g[0] -= 1e-12
	require.Error(t, gradcheck.Check(f, g, x, &gradcheck.Settings{GradNoise: []float64{0x1p-52}}).Err())
}

// TestMismatch reads what a maintainer reads.
func TestMismatch(t *testing.T) {
	long := func(x []float64) (sum float64) {
		for _, c := range x {
			sum += c * c
		}
		return sum
	}
	x, g := make([]float64, 20), make([]float64, 20)
	for i := range x {
		x[i] = 1
	}
	err := gradcheck.Check(long, g, x, nil).Err()
	require.ErrorContains(t, err, "along [1 1 1 1 1 1 1 1 … 20 entries]: claimed 0 (0x0p+00), but f has slope 40 (0x1.4p+05) ± ")

	var m gradcheck.Mismatch
	require.True(t, errors.As(err, &m))
	require.Equal(t, -1, m.Index)
	require.Len(t, m.Dir, 20)
	require.Equal(t, m.Error(), m.String())

	err = gradcheck.Subgradient(abs, []float64{2}, []float64{0}, nil).Err()
	require.ErrorContains(t, err, "right derivative[0]: claimed at least 2 (0x1p+01), but f has slope 1 (0x1p+00) ± ")
	err = gradcheck.Subgradient(abs, []float64{-2}, []float64{0}, nil).Err()
	require.ErrorContains(t, err, "left derivative[0]: claimed at most -2 (-0x1p+01), but f has slope -1 (-0x1p+00) ± ")
	err = gradcheck.Subgradient(func(x []float64) float64 { return math.Hypot(x[0], x[1]) }, []float64{2, 0}, []float64{0, 0}, nil).Err()
	require.ErrorContains(t, err, "along [1 1]: claimed at least 2 (0x1p+01), but f has slope 1.41")
	err = gradcheck.Interval(abs, []float64{0.5}, []float64{2}, []float64{0}, nil).Err()
	require.ErrorContains(t, err, "left derivative[0]: claimed from 0.5 (0x1p-01) to 2 (0x1p+01), but f has slope -1 (-0x1p+00) ± ")
	err = gradcheck.Interval(abs, []float64{1}, []float64{1}, []float64{0}, nil).Err()
	require.ErrorContains(t, err, "left derivative[0]: claimed 1 (0x1p+00), but")
}

// TestDeterminism: a report is a function of its arguments, seed included, and
// nothing that f does to its argument shows.
func TestDeterminism(t *testing.T) {
	l := softmaxCE(2)
	x := []float64{1, -2, 0.5, 3}
	g := l.grad(x)
	g[1] += 1e-3
	rude := func(x []float64) float64 {
		y := l.f(x)
		for i := range x {
			x[i] = nan
		}
		return y
	}
	want := gradcheck.Check(l.f, g, x, &gradcheck.Settings{Seed: 7})
	require.Equal(t, want, gradcheck.Check(l.f, g, x, &gradcheck.Settings{Seed: 7}))
	require.Equal(t, want, gradcheck.Check(rude, g, x, &gradcheck.Settings{Seed: 7}))
	require.NotEqual(t, want, gradcheck.Check(l.f, g, x, &gradcheck.Settings{Seed: 8}))
	require.Equal(t, []float64{1, -2, 0.5, 3}, x)
	require.Equal(t, 4+1+3, want.Directions)
	require.Equal(t, 4+1+20, gradcheck.Check(l.f, g, x, &gradcheck.Settings{Directions: 20}).Directions)
}

// TestSettingsMistakes are the test author's, so they panic.
func TestSettingsMistakes(t *testing.T) {
	for want, s := range map[string]gradcheck.Settings{
		"gradcheck: Settings.Scale has 2 entries for 1 inputs":        {Scale: []float64{1, 1}},
		"gradcheck: Settings.Scale[0] = 0, want a positive number":    {Scale: []float64{0}},
		"gradcheck: Settings.Scale[0] = +Inf, want a positive number": {Scale: []float64{inf}},
		"gradcheck: Settings.GradNoise has 0 entries for 1 inputs":    {GradNoise: []float64{}},
	} {
		require.PanicsWithValue(t, want, func() { gradcheck.Check(abs, []float64{1}, []float64{1}, &s) })
	}
}
