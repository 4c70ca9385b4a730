package impl

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

// TestTwofoldArithmetic compares operations with math/big: the errors are below 2^−98.
func TestTwofoldArithmetic(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	number := func() twofold {
		hi := math.Ldexp(1+rng.Float64(), rng.IntN(40)-20)
		return twoSum(hi, hi*(rng.Float64()-0.5)*0x1p-53)
	}
	of := func(a twofold) *big.Float {
		x := new(big.Float).SetPrec(400).SetFloat64(a.hi)
		return x.Add(x, new(big.Float).SetFloat64(a.lo))
	}
	for range 10000 {
		a, b := number(), number()
		for name, c := range map[string]struct {
			got  twofold
			want *big.Float
		}{
			"+": {a.add(b), new(big.Float).SetPrec(400).Add(of(a), of(b))},
			"·": {a.mul(b), new(big.Float).SetPrec(400).Mul(of(a), of(b))},
			"/": {a.quo(b), new(big.Float).SetPrec(400).Quo(of(a), of(b))},
		} {
			d := new(big.Float).SetPrec(400).Sub(of(c.got), c.want)
			if rel, _ := d.Quo(d, c.want).Float64(); math.Abs(rel) > 0x1p-98 {
				t.Fatalf("%x %s %x: relative error %.3g", a, name, b, rel)
			}
		}
	}
}

// TestTwofoldLogarithm checks ln 2 and ln(a·b) = ln a + ln b, which only a logarithm to many bits satisfies to many bits.
func TestTwofoldLogarithm(t *testing.T) {
	if l := log1pScaled(twofold{1, 0}, 0); math.Abs((l.hi-ln2.hi)+(l.lo-ln2.lo)) > 0x1p-100 {
		t.Errorf("ln(1+1) = %x, want %x", l, ln2)
	}
	rng := rand.New(rand.NewPCG(3, 4))
	for range 10000 {
		a, b := twofold{math.Exp(rng.Float64() * 40), 0}, twofold{math.Exp(rng.Float64() * 40), 0}
		k := rng.IntN(4000) - 2000
		sum := logScaled(a, 0).add(logScaled(b, k))
		if d := logScaled(a.mul(b), k).add(twofold{-sum.hi, -sum.lo}); math.Abs(d.hi) > 0x1p-61*max(1, math.Abs(sum.hi)/64) {
			t.Fatalf("ln(%v·%v·2^%d) is off by %.3g of %v", a.hi, b.hi, k, d.hi, sum.hi)
		}
	}
}
