package impl

import (
	"math"
	"math/big"
)

// VonMises is 1 − cos r, r = x−t, for a predicted angle x and a target t in radians (Mardia & Jupp 1999). Its derivative is sin r.
//
// Beyond a right angle r is reduced by half turns with 2300 bits of π, as an r of 2^1025 needs to leave all digits of what remains.
//
// Special cases are:
//
//	VonMises(NaN) = NaN
//
// Errors: a prediction or a target that is infinite.
func VonMises[F Float]() Loss[F] {
	long := bigPi()
	short := new(big.Float).SetPrec(400).Set(long) // enough below 2^64, and ten times as fast
	return pointwise[F](nil, noInfinity, func(x, t float64) (v, gx, gt float64) {
		r, odd := difference(x, t), false
		if math.Abs(r.hi) > math.Pi/2 {
			pi := long
			if math.Abs(r.hi) < 0x1p64 {
				pi = short
			}
			r, odd = halfTurns(x, t, pi)
		}
		v, gx = cycle(r, odd), sinWide(r).hi
		if odd {
			gx = -gx
		}
		return v, gx, -gx
	})
}

// bitsOfPi holds the 1025 bits of the largest integer part, the 1075 of the smallest last bit, and some more.
const bitsOfPi = 2300

// halfTurns is x − t less a whole number of half turns, at most a right angle in size, and whether that number is odd.
func halfTurns(x, t float64, pi *big.Float) (r twofold, odd bool) {
	wide := func() *big.Float { return new(big.Float).SetPrec(pi.Prec()) }
	d := wide().Sub(wide().SetFloat64(x), wide().SetFloat64(t))
	turns := wide().Quo(d, pi)
	turns.Add(turns, big.NewFloat(math.Copysign(0.5, float64(turns.Sign()))))
	n, _ := turns.Int(nil)
	d.Sub(d, wide().Mul(pi, wide().SetInt(n)))
	r.hi, _ = d.Float64()
	r.lo, _ = d.Sub(d, wide().SetFloat64(r.hi)).Float64()
	return r, n.Bit(0) == 1
}

// bigPi is π by Machin's formula, 16·atan(1/5) − 4·atan(1/239).
func bigPi() *big.Float {
	const guard = 64
	one := new(big.Int).Lsh(big.NewInt(1), bitsOfPi+guard)
	atan := func(n int64) *big.Int { // of 1/n
		power := new(big.Int).Quo(one, big.NewInt(n))
		sum := new(big.Int).Set(power)
		for k := int64(3); power.Sign() != 0; k += 2 {
			power.Quo(power, big.NewInt(-n*n))
			sum.Add(sum, new(big.Int).Quo(power, big.NewInt(k)))
		}
		return sum
	}
	a, b := atan(5), atan(239)
	a.Sub(a.Lsh(a, 4), b.Lsh(b, 2))
	pi := new(big.Float).SetPrec(bitsOfPi).SetInt(a)
	return pi.SetMantExp(pi, -bitsOfPi-guard)
}
