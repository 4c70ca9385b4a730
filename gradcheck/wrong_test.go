package gradcheck_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/gradcheck"
)

// faults are wrong gradients. What a fault needs to be seen differs: a gross one
// is refused wherever the slope itself stands clear of the noise, which the
// report tells (Drowned). The others hide where the gradient is a small part of
// f, in barron's flat tails and near log-cosh's minimum; atLeast is a lower
// bound on the share refused over all cases of any family (measured: 0.84 for
// the relative error, 0.98 for half).
var faults = []struct {
	name    string
	gross   bool
	vector  bool // the same as the right gradient for one variable
	atLeast float64
	spoil   func(g []float64)
}{
	{name: "relative error of 4e-6", atLeast: 0.8, spoil: func(g []float64) { scaleBy(g, 1+4e-6) }},
	{name: "half", atLeast: 0.95, spoil: func(g []float64) { scaleBy(g, 0.5) }},
	{name: "mean taken twice", vector: true, atLeast: 0.95, spoil: func(g []float64) { scaleBy(g, 1/float64(len(g))) }},
	{name: "opposite sign", gross: true, atLeast: 0.95, spoil: func(g []float64) { scaleBy(g, -1) }},
	{name: "last coordinate dropped", gross: true, atLeast: 0.8, spoil: func(g []float64) { g[len(g)-1] = 0 }},
	{name: "first coordinate dropped", gross: true, atLeast: 0.8, spoil: func(g []float64) { g[0] = 0 }},
	{name: "indices off by one", vector: true, gross: true, atLeast: 0.95, spoil: func(g []float64) {
		first := g[0]
		copy(g, g[1:])
		g[len(g)-1] = first
	}},
	{name: "absolute value", gross: true, atLeast: 0.95, spoil: func(g []float64) {
		for i := range g {
			g[i] = math.Abs(g[i])
		}
	}},
}

func scaleBy(g []float64, c float64) {
	for i := range g {
		g[i] *= c
	}
}

func TestWrongGradientsAreRefused(t *testing.T) {
	for _, fault := range faults {
		for _, fam := range families {
			if fault.vector && fam.name != "softmax-ce" {
				continue
			}
			if fault.name == "absolute value" && fam.name == "logistic" {
				continue // whose slope is positive
			}
			t.Run(fault.name+"/"+fam.name, func(t *testing.T) {
				const cases = 1_000
				rng := rand.New(rand.NewPCG(5, 6))
				refused, spoilt := 0, 0
				for i := range cases {
					l, x := fam.draw(rng)
					right := l.grad(x)
					wrong := slices.Clone(right)
					if fault.spoil(wrong); slices.Equal(right, wrong) {
						continue
					}
					spoilt++
					r := gradcheck.Check(l.f, wrong, x, &gradcheck.Settings{Mass: l.mass, Seed: uint64(i)})
					if len(r.Mismatches) > 0 {
						refused++
						require.Greater(t, r.Mismatches[0].Excess, 1.0)
					} else if fault.gross {
						require.NotZerof(t, r.Drowned, "x = %x: a gross error that was not refused, and no word of it", x)
					}
				}
				t.Logf("%d of %d refused", refused, spoilt)
				require.NotZero(t, spoilt)
				require.GreaterOrEqual(t, float64(refused), fault.atLeast*float64(spoilt))
			})
		}
	}
}

// TestTransposed: the gradient of x'Ax is (A+A')x; code that takes 2Ax passes
// for symmetric A only.
func TestTransposed(t *testing.T) {
	a := [3][3]float64{{2, 1, 0}, {-3, 1, 4}, {0.5, 0, 1}}
	f := func(x []float64) (sum float64) {
		for i := range a {
			for j := range a {
				sum += x[i] * a[i][j] * x[j]
			}
		}
		return sum
	}
	x := []float64{0.3, -1.25, 2}
	right, wrong := make([]float64, 3), make([]float64, 3)
	for i := range a {
		for j := range a {
			right[i] += (a[i][j] + a[j][i]) * x[j]
			wrong[i] += 2 * a[i][j] * x[j]
		}
	}
	require.NoError(t, gradcheck.Check(f, right, x, nil).Err())
	require.Error(t, gradcheck.Check(f, wrong, x, nil).Err())
}

// TestWhyStepsVote: the rule "some step of the ladder accepts, allowing for
// noise" accepts a logistic slope that is wrong by 1e-4, since at the smallest
// steps the noise allowed is larger than that. With votes it does not stand.
func TestWhyStepsVote(t *testing.T) {
	const u = 0x1p-53
	x := []float64{1}
	right := logistic.grad(x)[0]
	wrong := right * (1 + 1e-4)

	least := math.Inf(1) // min over h of E(h), no step excluded
	for h := 0x1p-4; h >= 0x1p-36; h /= 4 {
		fp, fm := logistic.f([]float64{1 + h}), logistic.f([]float64{1 - h})
		noise := gradcheck.NoiseFactor * u * (fp + right)
		e := math.Abs(fp-fm-wrong*2*h) / (wrong*2*h + 2*noise/gradcheck.Theta)
		least = min(least, e)
	}
	require.LessOrEqual(t, least, gradcheck.Theta, "the plain rule accepts the wrong slope")
	require.Error(t, gradcheck.Check(logistic.f, []float64{wrong}, x, nil).Err())
	require.NoError(t, gradcheck.Check(logistic.f, []float64{right}, x, nil).Err())
}
