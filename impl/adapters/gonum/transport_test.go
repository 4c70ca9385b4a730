package gonum_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/optimize/convex/lp"

	"github.com/lossgate/lossgate/impl"
)

// A simplex method, which shares nothing with the reference, finds the same cheapest costs.
func TestSimplexAgreesOnTransport(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	const n = 3
	for range 200 {
		cost, marginals := make([]float64, n*n), append(sixteenths(rng, n), sixteenths(rng, n)...)
		for e := range cost {
			cost[e] = float64(rng.IntN(9))
		}
		// One constraint for each row and column but the last, which follows from the others.
		equations := mat.NewDense(2*n-1, n*n, nil)
		for e := range cost {
			equations.Set(e/n, e, 1)
			if j := n + e%n; j < 2*n-1 {
				equations.Set(j, e, 1)
			}
		}
		want, _, err := lp.Simplex(cost, equations, marginals[:2*n-1], 0, nil)
		require.NoError(t, err)
		b := impl.Batch[float64]{N: 1, Shape: []int{n, n}, TargetShape: []int{2, n}, Pred: cost, Target: marginals}
		got, err := impl.OTDiscrete[float64]().Value(nil, b, impl.None)
		require.NoError(t, err)
		require.InDelta(t, want, got[0], 1e-12, "costs %v, marginals %v", cost, marginals)
	}
}

// sixteenths is a distribution over n atoms by sixteenths, none of them 0: the simplex method refuses degenerate problems.
func sixteenths(rng *rand.Rand, n int) []float64 {
	v, left := make([]float64, n), 16
	for i := range v {
		k := 1 + rng.IntN(left-(n-1-i))
		if i == n-1 {
			k = left
		}
		v[i], left = float64(k)/16, left-k
	}
	return v
}
