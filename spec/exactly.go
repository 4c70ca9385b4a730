package spec

import (
	"math"
	"math/big"
)

// Constants of the literature that float64 does not hold are rounded to the side on which a claim stays true.

// exactPrec holds every product and sum of a few float64s exactly: from 2^1024·2^0 down to 2^-1074·2^-1074.
const exactPrec = 3300

// exact is x as a number that arithmetic does not round, but for quotients.
func exact(x float64) *big.Float { return new(big.Float).SetPrec(exactPrec).SetFloat64(x) }

// inverse is 1 over the product of xs.
func inverse(xs ...float64) *big.Float {
	p := exact(1)
	for _, x := range xs {
		p.Mul(p, exact(x))
	}
	return p.Quo(exact(1), p)
}

// complement is 1 − x.
func complement(x float64) *big.Float { return exact(0).Sub(exact(1), exact(x)) }

// roundUp is the least float64 that is not below x.
func roundUp(x *big.Float) float64 { return outward(x, 1) }

// roundDown is the largest float64 that is not above x.
func roundDown(x *big.Float) float64 { return outward(x, -1) }

func outward(x *big.Float, dir int) float64 {
	f, acc := x.Float64()
	if acc == big.Exact || int(acc) == dir {
		return f
	}
	return math.Nextafter(f, math.Inf(dir))
}
