package fast

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"unsafe"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl"
)

// What is stored past the caches has the same bits as what is not.
func TestStreamedIsSlopes(t *testing.T) {
	for _, v := range Variants()[1:] {
		ks := v.kernels()
		for i, b := range []both{ks.squared, ks.absolute, ks.huber, ks.smoothL1, ks.pinball, ks.hinge, ks.squaredHinge} {
			sameStreamed(t, fmt.Sprint(v, " loss ", i), b.narrow)
			sameStreamed(t, fmt.Sprint(v, " loss ", i), b.wide)
		}
	}
}

func sameStreamed[F impl.Float](t *testing.T, name string, vec vectors[F]) {
	const n = 3 * vectorLen
	b := signed[F](rand.New(rand.NewPCG(9, 10)), n)
	params := [4]float64{0.75, 0.25}
	var sums, streamedSums [2 * sumLen]float64
	want, got := make([]F, n), aligned[F](n)
	vec.slopes(&b.Pred[0], &b.Target[0], &want[0], n, 1.0/3, &params, &sums)
	vec.streamed(&b.Pred[0], &b.Target[0], &got[0], n, 1.0/3, &params, &streamedSums)
	require.Equal(t, want, got, name)
	require.Equal(t, sums, streamedSums, name)
}

// aligned is n numbers at an address that is a multiple of 64.
func aligned[F impl.Float](n int) []F {
	v := make([]F, n+64)
	for uintptr(unsafe.Pointer(&v[0]))%64 != 0 {
		v = v[1:]
	}
	return v[:n]
}

// A gradient too large for the caches is the same wherever its memory begins.
func TestLargeGradient(t *testing.T) {
	const n = largeBytes/4 + 5
	b := numbers[float32](rand.New(rand.NewPCG(11, 12)), n)
	memory := aligned[float32](n + 1)
	for _, grad := range [][]float32{memory[:n], memory[1:]} {
		got, err := Squared[float32](nil).Grad(grad, b, impl.Sum, nil)
		require.NoError(t, err)
		for i, x := range b.Pred {
			if want := float32(2 * (float64(x) - float64(b.Target[i]))); want != got[i] {
				t.Fatalf("gradient %d is %g, not %g", i, got[i], want)
			}
		}
	}
}
