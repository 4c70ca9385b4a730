package spec_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// TestEveryClass makes a mistake of the label that is ignored otherwise.
func TestEveryClass(t *testing.T) {
	whole := spec.SoftmaxCE(nil, -100, 0)
	narrow := spec.EveryClass().Apply(whole)
	u := ball.Float64.U.F()
	s := spec.Sample{Pred: []float64{0, 1}, Class: []int{-100}, Shape: []int{2}}
	require.NoError(t, whole.CheckSample(s, u))
	require.True(t, whole.Ignored(s))
	require.ErrorContains(t, narrow.CheckSample(s, u), "class[0] = -100")
	require.False(t, narrow.Ignored(s))
	s.Class[0] = 1
	require.NoError(t, narrow.CheckSample(s, u))
}
