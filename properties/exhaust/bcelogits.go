package exhaust

import (
	"math"

	"github.com/lossgate/lossgate/spec"
)

// bceLogits is w·t·softplus(−z) + (1 − t)·softplus(z), with the slope (1 − t)·σ(z) − w·t·σ(−z).
func bceLogits(l spec.Loss) measure {
	weight := l.Param("pos_weight")[0]
	return func(x []float64, t float64, v, g []float64) (float64, float64) {
		least, most := ends(x)
		switch {
		case t == 0 || t == 1:
			sign, w := 2*t-1, 1.0
			if t == 1 {
				w = weight
			}
			logit(x, sign, v, g)
			for i, q := range g[:len(x)] {
				v[i], g[i] = w*v[i], -sign*w*q
			}
			if least > 64 && sign*x[0] < 0 {
				linear(x, w, speck, v)
				return series, trusted
			}
			return trusted, trusted
		case weight == 1 && least >= joint:
			distantLogits(x, t, v, g)
			return series, series
		case weight == 1 && most < 0x1p-20:
			softLabel(x, t, t, v, g)
			smallLogits(x, t, g)
			return trusted, series
		}
		softLabel(x, t, weight*t, v, g)
		return trusted, trusted * cancelled
	}
}

// speck is positive and less than any digit of what it is added to: it tells on which side of a midpoint the sum is.
const speck = 0x1p-300

// linear is w·|x|, which may be the midpoint of two numbers, and beyond it a number of the sign of beyond that is too small to count elsewhere.
func linear(x []float64, w, beyond float64, v []float64) {
	for i, a := range x {
		v[i] = twofold{w * math.Abs(a), beyond}.odd()
	}
}

// cancelled is what a difference may cost before it is left to the oracle.
const cancelled = 1 << 12

// softLabel is bceLogits of a label between 0 and 1, yes being w·t.
func softLabel(x []float64, t, yes float64, v, g []float64) {
	no := 1 - t
	for i, z := range x {
		a := math.Abs(z)
		e := math.Exp(-a)
		l, small, large := math.Log1p(e), e/(1+e), 1/(1+e)
		up, down, plus, minus := small, large, l, a+l // σ and softplus of z and of −z, where z is negative
		if z > 0 {
			up, down, plus, minus = large, small, a+l, l
		}
		v[i] = float64(yes*minus) + float64(no*plus)
		up *= no
		if g[i] = up - float64(yes*down); math.Abs(g[i])*cancelled < up {
			g[i] = math.NaN()
		}
	}
}

// smallLogits is the slope where σ(z) = ½ + z/4 − z³/48: ½ − t is often the midpoint of two numbers, and z/4 tells on which side the slope is.
func smallLogits(x []float64, t float64, g []float64) {
	half := sum(0.5, -t)
	for i, z := range x {
		s := sum(half.hi, z/4)
		low := sum(half.lo, s.lo)
		g[i] = twofold{s.hi, low.hi + (low.lo - z*z*z/48)}.odd()
	}
}

// distantLogits is bceLogits where one of the softplus is |z| and the other e^−|z|, which is less than 2^-200 of any label, and counts only where
// what stands beside it is the midpoint of two numbers.
func distantLogits(x []float64, t float64, v, g []float64) {
	positive := x[0] > 0
	for i, z := range x {
		product := t * math.Abs(z)
		value, slope := twofold{product, speck}, twofold{-t, speck}
		if positive {
			value, slope = sum(z, -product), sum(1, -t)
			value.lo += speck
			slope.lo -= speck
		}
		v[i], g[i] = value.odd(), slope.odd()
	}
}
