package ball

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

// In words or in a big.Int, it is the same exponential to the bit.
func TestExpFixedIsExpInt(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	tried := 0
	for range 20000 {
		p := uint(minPrec + r.IntN(80))
		b := new(big.Float).SetPrec(p).SetInt(new(big.Int).Lsh(big.NewInt(r.Int64()), p))
		b.Add(b, big.NewFloat(float64(r.Int64())))
		switch b.SetMantExp(b, -b.MantExp(nil)+[]int{0, -int(p) - 8, 30, r.IntN(60) - 30}[r.IntN(4)]); r.IntN(3) {
		case 0:
			b.Neg(b)
		case 1: // near a multiple of log 2
			b.SetFloat64(float64(r.IntN(2000)-1000) * math.Ln2)
		}
		x := pointOf(b)
		if x.sign() == 0 {
			continue
		}
		k := int(math.Floor(x.float64() / math.Ln2))
		got, ok := expFixed(p, &x, k)
		if !ok {
			continue
		}
		tried++
		want := new(scratch).expInt(p, &x, k)
		sum := new(big.Int)
		for i := len(got) - 1; i >= 0; i-- {
			sum.Lsh(sum, 64).Or(sum, new(big.Int).SetUint64(got[i]))
		}
		require.Zero(t, want.Cmp(sum), "exp of %s to %d bits: %v, want %v", b.Text('p', 0), p, sum, want)
	}
	require.Greater(t, tried, 10000)
}
