package gradcheck_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/gradcheck"
)

// TestScales: no step is right for all of these, and none needs a setting.
func TestScales(t *testing.T) {
	square := func(x []float64) float64 { return x[0] * x[0] }
	fourth := func(x []float64) float64 { return x[0] * x[0] * x[0] * x[0] }
	log := func(x []float64) float64 { return -math.Log(x[0]) } // NaN below 0
	root := func(x []float64) float64 { return math.Sqrt(x[0]) }
	for _, c := range []struct {
		name  string
		f     gradcheck.Func
		slope func(x float64) float64
		at    []float64
	}{
		{"square", square, func(x float64) float64 { return 2 * x }, []float64{0, 1e-300, 1e-100, 1e-10, -1, 3, 1e4, 1e9, -1e100, 1e150}},
		{"fourth", fourth, func(x float64) float64 { return 4 * x * x * x }, []float64{1e-60, 1e-10, 1e-3, 7, 1e9, 1e70}},
		{"log", log, func(x float64) float64 { return -1 / x }, []float64{1e-300, 1e-30, 1e-10, 0.5, 1, 1e30, 1e300}},
		{"root", root, func(x float64) float64 { return 0.5 / math.Sqrt(x) }, []float64{1e-300, 1e-10, 2, 1e300}},
	} {
		for _, x := range c.at {
			t.Run(fmt.Sprintf("%s/%g", c.name, x), func(t *testing.T) {
				g := c.slope(x)
				r := gradcheck.Check(c.f, []float64{g}, []float64{x}, nil)
				require.NoError(t, r.Err())
				require.Zero(t, r.Untested, r.String())
				if math.Abs(x) > 1e-100 && math.Abs(g) > 1e-250 {
					require.Zero(t, r.Drowned, r.String())
					require.Error(t, gradcheck.Check(c.f, []float64{g * 1.00001}, []float64{x}, nil).Err())
				}
			})
		}
	}
}

// TestScaleSetting: a dip of width 1e-9 at 1 is beyond both default scales,
// which see the parabola around it.
func TestScaleSetting(t *testing.T) {
	const w = 1e-9
	f := func(x []float64) float64 { r := (x[0] - 1) / w; return 1 - 1/(1+r*r) }
	x := []float64{1 + w/2}
	r := (x[0] - 1) / w
	g := []float64{2 * r / w / ((1 + r*r) * (1 + r*r))}
	noise := func(x []float64) float64 { return 0x1p-50 } // x−1 is exact, r and its square are not
	require.NoError(t, gradcheck.Check(f, g, x, &gradcheck.Settings{Scale: []float64{w}, Noise: noise}).Err())
	g[0] *= 1.001
	require.Error(t, gradcheck.Check(f, g, x, &gradcheck.Settings{Scale: []float64{w}, Noise: noise}).Err())
}

// TestProbabilities: the cross-entropy of probabilities of very unlike sizes,
// each with a scale of its own.
func TestProbabilities(t *testing.T) {
	q := []float64{0.25, 0.5, 0.125, 0.125}
	p := []float64{1e-12, 0.7, 1e-5, 0.29}
	f := func(p []float64) (sum float64) {
		for i := range p {
			sum -= q[i] * math.Log(p[i])
		}
		return sum
	}
	g := make([]float64, len(p))
	for i := range p {
		g[i] = -q[i] / p[i]
	}
	r := gradcheck.Check(f, g, p, nil)
	require.NoError(t, r.Err())
	require.Zero(t, r.Drowned+r.Untested, r.String())
	require.NotZero(t, r.Dropped, "the wide scale leaves the domain")
	for i := range g {
		keep := g[i]
		g[i] *= 1 + 1e-5
		require.Errorf(t, gradcheck.Check(f, g, p, nil).Err(), "coordinate %d", i)
		g[i] = keep
	}
}

// TestLongInput: nine directions see each of a thousand coordinates.
func TestLongInput(t *testing.T) {
	const n = 1000
	f := func(x []float64) (sum float64) {
		for i, c := range x {
			sum += math.Cos(float64(i)) * math.Tanh(c)
		}
		return sum
	}
	x, g := make([]float64, n), make([]float64, n)
	for i := range x {
		x[i] = math.Sin(7 * float64(i))
		th := math.Tanh(x[i])
		g[i] = math.Cos(float64(i)) * (1 - th*th)
	}
	mass := func([]float64) float64 { return n }
	s := &gradcheck.Settings{Mass: mass, Seed: 1}
	r := gradcheck.Check(f, g, x, s)
	require.NoError(t, r.Err())
	require.Equal(t, 9, r.Directions)
	require.Zero(t, r.Drowned)
	for _, i := range []int{0, 1, 499, n - 1} {
		keep := g[i]
		g[i] *= 1.01
		require.Errorf(t, gradcheck.Check(f, g, x, s).Err(), "coordinate %d", i)
		g[i] = keep
	}
}

// TestMixedScales: an entry near 0 among larger ones hardly moves in steps that
// are relative to each, which must not excuse its slope.
func TestMixedScales(t *testing.T) {
	const n = 100
	f := func(x []float64) (sum float64) {
		for _, c := range x {
			sum += math.Tanh(c)
		}
		return sum
	}
	x, g := make([]float64, n), make([]float64, n)
	for i := range x {
		x[i] = math.Sin(7 * float64(i+1))
		if i%2 == 0 {
			x[i] *= 1e-12
		}
		th := math.Tanh(x[i])
		g[i] = 1 - th*th
	}
	require.NoError(t, gradcheck.Check(f, g, x, nil).Err())
	g[0] *= 1.001
	require.Error(t, gradcheck.Check(f, g, x, nil).Err())
}
