package spec

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// Moves tries the choices of a kink one after the other, the last one fastest, and leaves the sample alone.
func TestMoves(t *testing.T) {
	k := Kink{"some", func(s *Sample, pick func(int) int) bool {
		i := pick(3)
		if i == 1 {
			return false // nothing to move, and no further choice
		}
		s.Pred[0] = float64(10*i + pick(2))
		return true
	}}
	s := Sample{Pred: []float64{7}}
	for _, c := range []struct {
		most int
		want []float64
	}{{0, nil}, {1, []float64{0}}, {3, []float64{0, 1}}, {4, []float64{0, 1, 20}}, {99, []float64{0, 1, 20, 21}}} {
		var got []float64
		for _, m := range k.Moves(s, c.most) {
			got = append(got, m.Pred[0])
		}
		require.Equal(t, c.want, got)
	}
	require.Equal(t, []float64{7}, s.Pred)
	none := Kink{"none", func(*Sample, func(int) int) bool { return true }}
	require.Len(t, none.Moves(s, 5), 1)
}
