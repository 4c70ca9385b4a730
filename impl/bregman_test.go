package impl

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// A generator of which only F and its derivatives are known gives the divergence too: exactly, where nothing rounds.
func TestBregmanOfTermsAlone(t *testing.T) {
	f := BregmanSquares()
	f.Gap, f.Rise = nil, nil
	l := Bregman[float64](f)
	b := Batch[float64]{N: 1, Shape: []int{2}, TargetShape: []int{2}, Pred: []float64{3, -0.5}, Target: []float64{1, 1.5}}
	v, err := l.Value(nil, b, None)
	require.NoError(t, err)
	require.Equal(t, []float64{4}, v)
	g, err := l.Grad(nil, b, None, nil)
	require.NoError(t, err)
	require.Equal(t, []float64{2, -2}, g)
	g, err = l.(TargetGrader[float64]).TargetGrad(nil, b, None, nil)
	require.NoError(t, err)
	require.Equal(t, []float64{-2, 2}, g)
}
