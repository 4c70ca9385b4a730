package impl

import "math"

// A twofold is hi + lo, a number of twice the precision, |lo| being at most half an ulp of hi (Dekker, Numer. Math. 18, 1971). Powers
// with large logarithms need it: an error of one u in the logarithm 700 is one of 700u in the power. What leaves the range of
// float64 is kept as a factor 2^k by those who need it.
type twofold struct{ hi, lo float64 }

// twoSum is a + b, exactly (Knuth).
func twoSum(a, b float64) twofold {
	s := a + b
	y := s - a
	return twofold{s, (a - (s - y)) + (b - y)}
}

// twoProd is a·b, exactly where nothing underflows.
func twoProd(a, b float64) twofold {
	p := float64(a * b)
	return twofold{p, math.FMA(a, b, -p)}
}

// difference is x − t, exactly. Where that overflows or is NaN the second part is 0.
func difference(x, t float64) twofold {
	r := twoSum(x, -t)
	if math.IsInf(r.hi, 0) || r.hi != r.hi {
		r.lo = 0
	}
	return r
}

// product is plain, which is a·b rounded as it came, or a·b rounded about once where that needs no number near the ends of the range.
func product(plain float64, a, b twofold) float64 {
	if m := math.Abs(plain); m > 0x1p-900 && m < 0x1p1000 {
		return a.mul(b).hi
	}
	return plain
}

func (a twofold) add(b twofold) twofold {
	s := twoSum(a.hi, b.hi)
	return twoSum(s.hi, s.lo+(a.lo+b.lo))
}

func (a twofold) mul(b twofold) twofold {
	p := twoProd(a.hi, b.hi)
	return twoSum(p.hi, p.lo+(float64(a.hi*b.lo)+float64(a.lo*b.hi)))
}

func (a twofold) quo(b twofold) twofold {
	q := a.hi / b.hi
	rest := math.FMA(-q, b.hi, a.hi) + (a.lo - float64(q*b.lo))
	return twoSum(q, rest/b.hi)
}

// abs is |a|.
func (a twofold) abs() twofold {
	if a.hi < 0 {
		return twofold{-a.hi, -a.lo}
	}
	return a
}

// scale is a·2^k.
func (a twofold) scale(k int) twofold { return twofold{math.Ldexp(a.hi, k), math.Ldexp(a.lo, k)} }

// ln2 is the natural logarithm of 2 to 107 bits.
var ln2 = twofold{0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56}

// third is 1/3.
var third = twofold{0x1.5555555555555p-2, 0x1.5555555555555p-56}

// logScaled is ln(a·2^k) for a > 0 in the normal range.
func logScaled(a twofold, k int) twofold {
	m, e := math.Frexp(a.hi)
	if m < math.Sqrt2/2 {
		e--
	}
	a = a.scale(-e)
	return twoProd(float64(k+e), ln2.hi).add(twofold{float64(float64(k+e) * ln2.lo), 0}).add(log1pNear(twoSum(a.hi-1, a.lo)))
}

// log1pScaled is ln(1 + a·2^k) for a > 0 in the normal range.
func log1pScaled(a twofold, k int) twofold {
	switch e := math.Ilogb(a.hi) + k; {
	case e > 106: // 1 is below the last bit
		return logScaled(a, k)
	case e < -2:
		return log1pNear(a.scale(k))
	}
	return logScaled(a.scale(k).add(twofold{1, 0}), 0)
}

// log1pNear is ln(1+f) for f in [√½−1, √2−1]: 2·atanh(t), t = f/(2+f), |t| below 0.172. The series is summed in float64 from t⁵ on,
// which is 2^−12 of the whole; fourteen terms leave 2^−70.
func log1pNear(f twofold) twofold {
	t := f.quo(f.add(twofold{2, 0}))
	s := t.mul(t)
	p := 0.0
	for k := 14; k >= 2; k-- {
		p = float64(p*s.hi) + 1/float64(2*k+1)
	}
	sum := s.mul(third).add(twofold{float64(p * s.hi * s.hi), 0}).add(twofold{1, 0})
	return t.mul(sum).scale(1)
}

// expScaled is m·e^p·2^k, rounded about twice, for any p that is not NaN.
func (p twofold) expScaled(m float64, k int) float64 {
	const far = 1 << 15 // e^±far is beyond what any k here brings back
	switch {
	case p.hi > far:
		return m * math.Inf(1)
	case p.hi < -far:
		return m * 0
	}
	j := math.Round(p.hi / ln2.hi)
	rest := p.add(twoProd(-j, ln2.hi)).add(twofold{float64(-j * ln2.lo), 0})
	e := math.Exp(rest.hi)
	return math.Ldexp(m*(e+float64(e*rest.lo)), int(j)+k)
}

// expm1 is m·(e^p − 1).
func (p twofold) expm1(m float64) float64 {
	if p.hi > 40 { // 1 is below half an ulp of e^p, which may overflow where the product does not
		return p.expScaled(m, 0)
	}
	e := math.Expm1(p.hi)
	return m * (e + float64((e+1)*p.lo))
}
