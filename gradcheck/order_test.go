package gradcheck_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/gradcheck"
)

// TestOrderOfRightGradients: none is refused, and where f is not flat (two
// thirds of log-cosh's arguments are in its linear tails) an order is found.
func TestOrderOfRightGradients(t *testing.T) {
	for _, fam := range families {
		t.Run(fam.name, func(t *testing.T) {
			const cases = 3_000
			rng := rand.New(rand.NewPCG(7, 8))
			tested, least := 0, math.Inf(1)
			for i := range cases {
				l, x := fam.draw(rng)
				r := gradcheck.Order(l.f, l.grad(x), x, nil, &gradcheck.Settings{Mass: l.mass, Seed: uint64(i)})
				if r.Points == 0 {
					require.ErrorIs(t, r.Err(), gradcheck.ErrUntested)
					continue
				}
				require.NoErrorf(t, r.Err(), "case %d, x = %x", i, x)
				tested++
				least = min(least, r.Slope)
			}
			t.Logf("%d of %d tested, least slope %.3f", tested, cases, least)
			require.Greater(t, tested, cases/3)
		})
	}
}

// TestOrderOfWrongGradients: what is wrong by one part in a hundred thousand
// leaves a remainder that falls as h. The claim is made at points where f bends
// and is not flat, so that an order must be found.
func TestOrderOfWrongGradients(t *testing.T) {
	for _, x := range []float64{-3, -0.5, 0.25, 1, 4} {
		for _, factor := range []float64{-1, 0, 0.5, 1 + 1e-5, 2} {
			g := logistic.grad([]float64{x})
			g[0] *= factor
			r := gradcheck.Order(logistic.f, g, []float64{x}, []float64{1}, nil)
			require.Errorf(t, r.Err(), "x = %v, factor %v", x, factor)
			require.NotZero(t, r.Points)
			require.Less(t, r.Slope, 1.5)
		}
	}
}

// TestOrderAtSymmetricPoints: ½ + x/4 is the tangent of the logistic slope at 0,
// and right there only.
func TestOrderAtSymmetricPoints(t *testing.T) {
	tangent := func(x float64) []float64 { return []float64{0.5 + x/4} }
	require.NoError(t, gradcheck.Order(logistic.f, tangent(0), []float64{0}, nil, nil).Err())
	r := gradcheck.Order(logistic.f, tangent(0.25), []float64{0.25}, nil, nil)
	require.ErrorContains(t, r.Err(), "the remainder vanishes as h^1.")
	require.Error(t, gradcheck.Check(logistic.f, tangent(0.25), []float64{0.25}, nil).Err())
}

// TestSecondOrder: the classical mistake in a softmax's Hessian, diag(p)
// without the −pp', is symmetric and positive, and wrong.
func TestSecondOrder(t *testing.T) {
	l := softmaxCE(1)
	x, v := []float64{0.3, -1, 2}, []float64{1, -0.5, 2}
	s := &gradcheck.Settings{Mass: l.mass}
	g := l.grad(x)
	p := slices.Clone(g)
	p[1]++ // the gradient is p − e_y
	pv := 0.0
	for i := range p {
		pv += p[i] * v[i]
	}
	right, diagonal := make([]float64, 3), make([]float64, 3)
	for i := range p {
		right[i] = p[i] * (v[i] - pv)
		diagonal[i] = p[i] * v[i]
	}
	r := gradcheck.SecondOrder(l.f, g, right, x, v, s)
	require.NoError(t, r.Err())
	require.InDelta(t, 3, r.Slope, 0.1)
	require.Error(t, gradcheck.SecondOrder(l.f, g, diagonal, x, v, s).Err())
	for i := range right {
		right[i] /= 3 // the Hessian of a mean with the sum's gradient
	}
	require.Error(t, gradcheck.SecondOrder(l.f, g, right, x, v, s).Err())
}

// TestOrderUntested: a linear f leaves no remainder, so it says nothing.
func TestOrderUntested(t *testing.T) {
	linear := func(x []float64) float64 { return 3 * x[0] }
	r := gradcheck.Order(linear, []float64{3}, []float64{1}, nil, nil)
	require.ErrorIs(t, r.Err(), gradcheck.ErrUntested)
	require.True(t, math.IsNaN(r.Slope))
	require.ErrorIs(t, gradcheck.Order(linear, nil, nil, nil, nil).Err(), gradcheck.ErrUntested)
	require.ErrorIs(t, gradcheck.Order(linear, []float64{3}, []float64{inf}, nil, nil).Err(), gradcheck.ErrUntested)
	infinite := func(x []float64) float64 { return inf }
	require.ErrorIs(t, gradcheck.Order(infinite, []float64{3}, []float64{1}, nil, nil).Err(), gradcheck.ErrUntested)
}

func TestOrderOfWhatIsNoGradient(t *testing.T) {
	one := []float64{1}
	for _, c := range []struct {
		name string
		r    gradcheck.Remainder
		want string
	}{
		{"too long", gradcheck.Order(abs, []float64{1, 2}, one, nil, nil), "gradient has 2 entries for 1 inputs"},
		{"NaN", gradcheck.Order(abs, []float64{nan}, one, nil, nil), "gradient[0] is NaN where f is finite"},
		{"f is NaN", gradcheck.Order(func([]float64) float64 { return nan }, one, one, nil, nil), "f is NaN at x = [1]"},
		{"product too long", gradcheck.SecondOrder(abs, one, []float64{1, 2}, one, one, nil), "Hessian-vector product has 2 entries for 1 inputs"},
		{"product Inf", gradcheck.SecondOrder(abs, one, []float64{inf}, one, one, nil), "Hessian-vector product[0] is +Inf where f is finite"},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.EqualError(t, c.r.Err(), "gradcheck: "+c.want)
		})
	}
	require.PanicsWithValue(t, "gradcheck: v is nil: the product hv belongs to one v", func() {
		gradcheck.SecondOrder(abs, one, one, one, nil, nil)
	})
	require.PanicsWithValue(t, "gradcheck: v has 2 entries for 1 inputs", func() {
		gradcheck.Order(abs, one, one, []float64{1, 2}, nil)
	})
}
