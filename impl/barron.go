package impl

import "math"

// Barron is the general robust loss (A/alpha)·((s/A + 1)^(alpha/2) − 1), A = |alpha − 2|, s = (r/c)², r = pred − target (Barron 2019),
// computed as (A/alpha)·expm1((alpha/2)·log1p(s/A)), which does not cancel. Its derivative is (r/c²)·(s/A + 1)^(alpha/2 − 1). Its
// limits are ½s for alpha = 2, ln(1 + ½s) for 0, 1 − e^−s/2 for −Inf and e^s/2 − 1 for +Inf.
//
// Logarithms are twofold, since the power of one multiplies its error by up to 745; s is kept with its exponent, since r² overflows where
// a bounded or logarithmic loss does not.
//
// Special cases are:
//
//	Barron(±Inf) = +Inf for alpha >= 0, and (alpha−2)/alpha below, 1 for −Inf
//	its derivative there is ±Inf for alpha > 1, ±1/c for alpha = 1, and 0 below
//	Barron(NaN) = NaN
//
// alpha must be a number or infinite, and c a finite number above 0; otherwise every call returns a *DataError.
func Barron[F Float](alpha, c float64) Loss[F] {
	bad := positive("c", c)
	if alpha != alpha {
		bad = &DataError{"alpha", -1, alpha, "want a number"}
	}
	b := newBarron(alpha, c)
	return pointwise[F](bad, nil, func(x, t float64) (v, gx, gt float64) {
		v, gx = b.at(x, t)
		return v, gx, -gx
	})
}

// barron is the loss with what depends on its parameters alone.
type barron struct {
	alpha, c float64
	m        float64 // c = m·2^k
	k        int
	a        twofold // |alpha − 2|
	p        twofold // alpha/2 − 1
	factor   float64 // |alpha − 2|/alpha
	half     twofold // half of 1/factor
}

func newBarron(alpha, c float64) barron {
	b := barron{alpha: alpha, c: c}
	b.m, b.k = math.Frexp(c)
	d := twoSum(alpha, -2)
	b.p = twofold{d.hi / 2, d.lo / 2}
	b.a = d.abs()
	b.factor = b.a.hi / alpha
	b.half = twofold{alpha / 2, 0}.quo(b.a)
	return b
}

func (b barron) at(x, t float64) (v, g float64) {
	r, up := difference(x, t), 0
	if math.IsInf(r.hi, 0) && !math.IsInf(x, 0) && !math.IsInf(t, 0) { // the difference of two huge numbers, which need not be a huge loss
		r, up = difference(x/2, t/2), 1
	}
	switch {
	case r.hi == 0 || r.hi != r.hi:
		return r.hi * r.hi, r.hi
	case math.IsInf(r.hi, 0):
		v, g = b.outermost()
	default:
		v, g = b.residual(r.abs(), up)
	}
	return v, math.Copysign(g, r.hi)
}

// outermost is the loss and its slope at +Inf.
func (b barron) outermost() (v, g float64) {
	v = math.Inf(1)
	switch {
	case math.IsInf(b.alpha, -1):
		v = 1
	case b.alpha < 0:
		v = -b.factor
	}
	switch {
	case b.alpha > 1:
		g = math.Inf(1)
	case b.alpha == 1:
		g = 1 / b.c
	}
	return v, g
}

// residual is the loss and its slope at r·2^up, r > 0.
func (b barron) residual(r twofold, up int) (v, g float64) {
	_, k := math.Frexp(r.hi)
	q := r.scale(-k).quo(twofold{b.m, 0}) // r/c is q·2^k
	k += up - b.k
	s := q.mul(q) // (r/c)² is s·2^(2k)
	linear := q.hi / b.m
	switch {
	case b.alpha == 2:
		return math.Ldexp(s.hi, 2*k-1), math.Ldexp(linear, k-b.k)
	case math.IsInf(b.alpha, 0):
		sign := math.Copysign(1, b.alpha)
		z := twofold{sign * s.hi, sign * s.lo}.scale(min(2*k-1, 100))
		return z.expm1(sign), z.expScaled(linear, k-b.k)
	}
	y := s.quo(b.a)
	e := math.Ilogb(y.hi) + 2*k
	if e < -60 { // ln(1+y) is y, which may be below all float64s
		if math.Ldexp(1+math.Abs(b.alpha), e) < 0x1p-60 { // and e^z − 1 is z: all members begin alike
			return math.Ldexp(s.hi, 2*k-1), math.Ldexp(linear, k-b.k)
		}
		sign := math.Copysign(0.5, b.p.hi)
		return s.mul(b.half).scale(2 * k).expm1(b.factor), twofold{sign * s.hi, sign * s.lo}.scale(2*k).expScaled(linear, k-b.k)
	}
	l := log1pScaled(y, 2*k)
	if b.alpha == 0 && e < 500 { // the slope is a quotient
		return l.hi, math.Ldexp(q.quo(twofold{b.m, 0}).quo(y.scale(2*k).add(twofold{1, 0})).hi, k-b.k)
	}
	g = l.mul(b.p).expScaled(linear, k-b.k)
	if math.Abs(b.alpha) < 0x1p-70 { // e^z − 1 is z, and the factor would overflow
		return l.hi, g
	}
	return l.mul(twofold{b.alpha / 2, 0}).expm1(b.factor), g
}
