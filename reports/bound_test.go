package reports_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/reports"
)

// At the bound a run of n cases without a failure has a probability of 1/20; nothing drawn bounds nothing.
func TestBound(t *testing.T) {
	require.Equal(t, 1.0, reports.Result{}.Bound())
	require.InDelta(t, 0.95, reports.Result{Drawn: 1}.Bound(), 1e-15)
	for _, n := range []int{1, 67, 200, 10_000_000} {
		p := reports.Result{Drawn: n}.Bound()
		require.InEpsilon(t, 0.05, math.Exp(float64(n)*math.Log1p(-p)), 1e-9)
		require.Less(t, p, 3/float64(n))
	}
}
