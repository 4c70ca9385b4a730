package spec_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/spec"
)

// TestOptimalCriticPaysNothing executes g-gp-optimal-critic: on the line a critic with slope sign(G − F) attains the Wasserstein distance, and
// between a real point and the fake that transport takes it to the slope is ±1, so that a gradient penalty there is 0. Where the
// distribution functions agree nothing is transported, and the slope may be 0 at the full price.
func TestOptimalCriticPaysNothing(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	paid, free := 0, 0
	for range 100 {
		real, fake := drawn(rng), drawn(rng)
		slope := func(at float64) int { // of the critic at a place that is no point
			balance := 0
			for i := range real {
				if real[i] < at {
					balance--
				}
				if fake[i] < at {
					balance++
				}
			}
			return min(1, max(balance, -1))
		}
		critic := func(x float64) (s float64) { // the integral of its slope, from −16
			for at := -15.5; at < x; at++ {
				s += float64(slope(at))
			}
			return s
		}
		gain := 0.0
		for i := range real {
			gain += (critic(real[i]) - critic(fake[i])) / 4
		}
		even := []float64{0.25, 0.25, 0.25, 0.25}
		w1, err := spec.W1().Exact(spec.Sample{
			Pred: slices.Concat(real, even), Shape: []int{2, 4}, Target: slices.Concat(fake, even), TargetShape: []int{2, 4},
		}, false, 60)
		require.NoError(t, err)
		require.Equal(t, w1.Value.Float(), gain, "real %v, fake %v", real, fake)
		for at := -15.5; at < 16; at++ {
			penalty, err := spec.GradientPenalty(10, 1, false).Exact(spec.Sample{Pred: []float64{float64(slope(at))}, Shape: []int{1, 1}}, false, 60)
			require.NoError(t, err)
			transported := slices.ContainsFunc([]int{0, 1, 2, 3}, func(i int) bool { return (real[i] < at) != (fake[i] < at) })
			if transported {
				paid++
				require.Zero(t, penalty.Value.Float(), "real %v, fake %v, at %v", real, fake, at)
			} else if free++; slope(at) != 0 || penalty.Value.Float() != 10 {
				t.Errorf("real %v, fake %v: slope %v at %v, where nothing is transported", real, fake, slope(at), at)
			}
		}
	}
	require.Positive(t, paid)
	require.Positive(t, free)
}

// drawn is four whole numbers between −8 and 8, in order: transport on the line takes each to the one of its rank.
func drawn(rng *rand.Rand) []float64 {
	v := make([]float64, 4)
	for i := range v {
		v[i] = float64(rng.IntN(17) - 8)
	}
	slices.Sort(v)
	return v
}
