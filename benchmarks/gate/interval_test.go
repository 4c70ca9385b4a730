package gate_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/aclements/go-moremath/stats"
	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/benchmarks/gate"
)

// The interval is what the test does not refute: at its ends the test of the library changes its mind.
func TestRatioInvertsTheTest(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	for _, n := range []int{5, 12, 13, 20, 30} {
		var base, head []float64
		for range n {
			base, head = append(base, math.Exp(0.1*rng.NormFloat64())), append(head, 1.07*math.Exp(0.1*rng.NormFloat64()))
		}
		i := gate.Ratio(base, head, 0.01)
		p := func(factor float64, h stats.LocationHypothesis) float64 {
			var moved []float64
			for _, b := range base {
				moved = append(moved, b*factor)
			}
			r, err := stats.MannWhitneyUTest(head, moved, h)
			require.NoError(t, err)
			return r.P
		}
		const eps = 1e-9
		require.Less(t, p(i.Lo-eps, stats.LocationGreater), 0.0103, "n = %d", n)
		require.Greater(t, p(i.Lo+eps, stats.LocationGreater), 0.0095, "n = %d", n)
		require.Less(t, p(i.Hi+eps, stats.LocationLess), 0.0103, "n = %d", n)
		require.Greater(t, p(i.Hi-eps, stats.LocationLess), 0.0095, "n = %d", n)
		require.True(t, i.Lo < i.Mid && i.Mid < i.Hi, "%v", i)
	}
}

func TestRatioSpecialCases(t *testing.T) {
	none := gate.Ratio(nil, []float64{1}, 0.01)
	require.True(t, none.Lo == 0 && math.IsInf(none.Hi, 1) && math.IsNaN(none.Mid), "%v", none)
	require.Equal(t, gate.Interval{Lo: 0, Mid: 2, Hi: math.Inf(1)}, gate.Ratio([]float64{1, 1, 1, 1}, []float64{2, 2, 2, 2}, 0.01), "four and four say nothing at 1 %")
	five := []float64{0, 0, 0, 0, 0}
	require.Equal(t, gate.Interval{Lo: 1, Mid: 1, Hi: 1}, gate.Ratio(five, five, 0.01))
	require.Equal(t, gate.Interval{Lo: 3, Mid: 3, Hi: 3}, gate.Ratio([]float64{2, 2, 2, 2, 2}, []float64{6, 6, 6, 6, 6}, 0.01))
}
