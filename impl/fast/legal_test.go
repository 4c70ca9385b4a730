package fast

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
)

// An illegal target is found wherever it is, by every instruction set.
func TestIllegalTargetIsFound(t *testing.T) {
	nan, up := float32(math.NaN()), math.Nextafter32(1, 2)
	for _, v := range Variants() {
		for _, c := range []struct {
			name        string
			k           pointwise[float32]
			legal, evil []float32
		}{
			{"signs", pointwise[float32]{legal: signs[float32], vec: v.kernels().logistic32}, []float32{1, -1}, []float32{0, nan, up, -up, 0.99999994, 2}},
			{"fractions", pointwise[float32]{legal: fractions[float32], vec: v.kernels().bceLogits32}, []float32{0, 1, 0.5, 1e-45}, []float32{-1e-45, nan, up, 2, -1}},
		} {
			t.Run(v.String()+"/"+c.name, func(t *testing.T) {
				targets := make([]float32, 45)
				for i := range targets {
					targets[i] = c.legal[i%len(c.legal)]
				}
				require.True(t, c.k.allLegal(targets))
				for at, good := range targets {
					for _, x := range c.evil {
						targets[at] = x
						require.False(t, c.k.allLegal(targets), "%v at %d", x, at)
					}
					targets[at] = good
				}
			})
		}
	}
}
