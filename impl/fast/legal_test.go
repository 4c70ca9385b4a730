package fast

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl"
)

// An illegal target is found wherever it is, by every instruction set.
func TestIllegalTargetIsFound(t *testing.T) {
	for _, v := range Variants() {
		up, least := math.Nextafter32(1, 2), float32(math.SmallestNonzeroFloat32)
		findsIllegal(t, v, float64(up), float64(least), func(x float64) float32 { return float32(x) })
		findsIllegal(t, v, math.Nextafter(1, 2), math.SmallestNonzeroFloat64, func(x float64) float64 { return x })
	}
}

// up is the number above 1 and least the one above 0.
func findsIllegal[F impl.Float](t *testing.T, v Variant, up, least float64, as func(float64) F) {
	nan, down := math.NaN(), 2-up
	ks := v.kernels()
	for _, c := range []struct {
		name        string
		k           pointwise[F]
		legal, evil []float64
	}{
		{"signs", pointwise[F]{legal: signs[F], vec: of[F](ks.logistic)}, []float64{1, -1}, []float64{0, nan, up, -up, down, 2, math.Inf(1)}},
		{"fractions", pointwise[F]{legal: fractions[F], vec: of[F](ks.bceLogits)}, []float64{0, 1, 0.5, least}, []float64{-least, nan, up, 2, -1}},
		{"bits", pointwise[F]{legal: bits[F], vec: of[F](ks.focalSquare)}, []float64{0, 1}, []float64{least, -least, nan, up, down, -1, math.Inf(1)}},
	} {
		t.Run(fmt.Sprintf("%s/%s/%T", v, c.name, F(0)), func(t *testing.T) {
			targets := make([]F, 2*vectorLen+13)
			for i := range targets {
				targets[i] = as(c.legal[i%len(c.legal)])
			}
			require.True(t, c.k.allLegal(targets))
			for at, good := range targets {
				for _, x := range c.evil {
					targets[at] = as(x)
					require.False(t, c.k.allLegal(targets), "%v at %d", x, at)
				}
				targets[at] = good
			}
		})
	}
}
