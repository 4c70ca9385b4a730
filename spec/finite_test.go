package spec_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// TestFiniteOnly refuses infinities that the loss itself has a value for, and keeps every other special case.
func TestFiniteOnly(t *testing.T) {
	whole := spec.GaussianNLL(0)
	narrow := spec.FiniteOnly().Apply(whole)
	at := func(m, v, y float64) spec.Sample {
		return spec.Sample{Pred: []float64{m, v}, Target: []float64{y}, Shape: []int{2}}
	}
	u := ball.Float64.U.F()
	require.NoError(t, narrow.CheckSample(at(1, 2, 3), u))
	for _, s := range []spec.Sample{at(math.Inf(1), 2, 3), at(1, 2, math.Inf(-1))} {
		require.NoError(t, whole.CheckSample(s, u))
		require.Error(t, narrow.CheckSample(s, u))
	}
	require.NotEmpty(t, narrow.Special)
	require.Less(t, len(narrow.Special), len(whole.Special))
	for _, c := range narrow.Special {
		for _, v := range append(c.In.Pred, c.In.Target...) {
			require.False(t, math.IsInf(v, 0), c.When)
		}
	}
}
