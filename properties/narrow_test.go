package properties_test

import (
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// narrow are the formats that travel as float32, as package impl and the oracle know them.
var narrow = []struct {
	impl impl.Format
	ball *ball.Format
}{{impl.Float16, ball.Float16}, {impl.BFloat16, ball.BFloat16}}

// The rounding of package impl, which knows no specification, is that of the oracle: at every number of the format, half-way to the next
// one, and a little to both sides of that.
func TestNarrowRounding(t *testing.T) {
	for _, f := range narrow {
		require.Equal(t, f.ball.Name, f.impl.String())
		for bits := range 1 << 16 {
			x := float64(math.Float32frombits(uint32(bits) << 16))
			half := f.ball.Ulp(x) / 2
			for _, y := range []float64{x, x + half, math.Nextafter(x+half, 0), math.Nextafter(x+half, math.Inf(1)), x * 1e-30, x * 1e30} {
				want, got := f.ball.Round(y), float64(f.impl.Round(y))
				if want != got && want == want || math.Signbit(want) != math.Signbit(got) && want == want {
					t.Fatalf("%s: %x rounds to %x, want %x", f.impl, y, got, want)
				}
			}
		}
	}
}

// References pass in float16 and bfloat16, by numbers of those formats.
func TestNarrowReferences(t *testing.T) {
	for _, name := range []string{"huber", "bce-logits", "kl", "nll"} {
		e, err := catalog.Find(name)
		require.NoError(t, err)
		l, err := e.Spec(nil)
		require.NoError(t, err)
		for _, f := range narrow {
			ref, err := catalog.Reference{}.Narrow(f.impl, name, nil)
			require.NoError(t, err)
			judged := func(o properties.Observation) {
				for _, s := range o.Case.Samples {
					for _, x := range slices.Concat(s.Pred, s.Target) {
						require.False(t, o.Status == properties.ObservedPassed && x == x && f.ball.Round(x) != x, "%s %s: %v is no number of %s", name, o.Property, x, f.impl)
					}
				}
			}
			tried := 0
			for _, r := range properties.Check(t.Context(), l, ref, &properties.Settings{Format: f.ball, Checks: 5, Observe: judged}) {
				require.False(t, r.Verdict.Accuses(), "%s %s %s: %v", name, f.impl, r.Property, r.Failure)
				require.Equal(t, map[string]string{"float16": "f16", "bfloat16": "bf16"}[f.impl.String()], r.Dtype)
				if r.Verdict == reports.Pass && r.Reached > 0 {
					tried++
				}
			}
			require.Greater(t, tried, 20, "%s %s", name, f.impl)
		}
	}
}

// What is right in float32 is wrong in float16 where it leaves the numbers of the format on the way: squares overflow at 256.
func TestNarrowOverflowIsFound(t *testing.T) {
	half := impl.Float16.Round
	mine := impl.Pointwise(
		func(x, t float32) float32 {
			r := half(float64(x - t))
			return half(math.Sqrt(float64(half(float64(r * r)))))
		},
		func(x, t float32) float32 { return float32(math.Copysign(1, float64(x-t))) })
	all := properties.Check(t.Context(), spec.Absolute(), mine, &properties.Settings{Format: ball.Float16, Checks: 30, Only: "u-value"})
	require.Len(t, all, 1)
	require.Equal(t, reports.Fail, all[0].Verdict)
	all = properties.Check(t.Context(), spec.Absolute(), mine, &properties.Settings{Format: ball.Float64, Checks: 1, Only: "u-value"})
	require.Equal(t, "f32", all[0].Dtype, "a format that the type does not hold is that of the type")
}
