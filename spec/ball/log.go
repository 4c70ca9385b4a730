package ball

import "math"

// log1pPoint is log(1+u) to p bits for a point |u| < 1/2 or 0 ≤ u < 1. The float64 logarithm y is only a start: with
// d = (u - expm1 y)/(1 + expm1 y) the answer is y + log(1+d), whatever y is, and d is near 2^-53.
func log1pPoint(p uint, u *ball) ball {
	if u.zero() {
		return *u
	}
	if u.m.exponent() < -int(p) { // u ± u²
		z := round(p, u)
		z.widen(loose(&u.m), loose(&u.m))
		return z
	}
	q := p + 8
	uf := u.m.float64()
	y, unit := exactly(math.Log1p(uf)), exactly(1)
	e := expm1(q, &y)
	d, e1 := sub(q, u, &e), add(q, &e, &unit)
	d = quo(q, &d, &e1)
	// Series of d, |d| ≤ 2^k, down to 2^-q of the answer; its rest is less than twice its first omitted term.
	k := d.upper().e
	if k > -8 {
		panic(Undecided{})
	}
	bits := int(q) - u.m.exponent()
	n := bits/-k + 1
	var s ball
	for i := n; i >= 1; i-- {
		c := exactly(float64(i))
		c = quo(q, &unit, &c)
		s = mul(q, &s, &d)
		s = addSub(q, &c, &s, true)
	}
	s = mul(q, &s, &d)
	s.r = s.r.Add(Pow2((n+1)*k + 1))
	z := add(p, &y, &s)
	z.sgn = u.sgn
	return z
}

// logPoint is log x to p bits for a point x > 0: x = 2^k·(1+u) with 0.7 ≤ 1+u < 1.4.
func logPoint(p uint, x *point) ball {
	k, u := x.exponent(), ball{}
	if x.top() < 0.7 {
		k--
	}
	m := x.scaled(-k)
	u.m.sub(uint(m.prec)+2, &m, &unitPoint, nearest)
	u.sgn = int8(u.m.sign())
	if k == 0 {
		return log1pPoint(p, &u)
	}
	q := p + 8
	l := log1pPoint(q, &u)
	w := words(q + 32) // |k| < 2^32
	kl := ball{r: Pow2(33)}
	sc := pool.Get().(*scratch)
	kl.m.setInt(q, sc.u.Mul(sc.v.SetInt64(int64(k)), ln2(w)))
	pool.Put(sc)
	kl.rounded()
	kl = scale2(&kl, -int(w))
	return add(p, &kl, &l)
}

var unitPoint = exactly(1).m

func log(p uint, a *ball) ball {
	switch s := a.mustSign(); {
	case a.zero():
		return exactly(math.Inf(-1))
	case s < 0:
		panic(Undefined{"logarithm of a negative number"})
	case a.inf():
		return *a
	}
	lo := a.lower()
	if a.r.Inf() {
		return half(1, logLo(lo))
	}
	if lo.IsZero() {
		panic(Undecided{})
	}
	z := logPoint(p, &a.m)
	z.widen(a.r, Pow2(0).Quo(lo))
	if !a.exact() {
		z.sgn = 0
	}
	return z
}

// logLo is a lower bound of log beyond lo: 2/3 of what its binary exponent says.
func logLo(lo Mag) Mag {
	if lo.e < 2 {
		panic(Undecided{})
	}
	return MagOf(float64(lo.e-1) * (2. / 3))
}

func log1p(p uint, a *ball) ball {
	if a.zero() || a.inf() && a.sgn > 0 {
		return *a
	}
	e := a.m.exponent()
	if a.bounded() && (a.m.sign() == 0 || e < 0 || e == 0 && a.m.sign() > 0) {
		unit := exactly(1)
		w := add(64, a, &unit)
		lo := w.lower()
		if lo.IsZero() {
			panic(Undecided{})
		}
		x := ball{m: a.m, sgn: int8(a.m.sign())}
		z := log1pPoint(p, &x)
		z.widen(a.r, Pow2(0).Quo(lo))
		s, _ := a.sign()
		z.sgn = int8(s)
		return z
	}
	// Away from 0 nothing cancels: log of 1+a, exact unless the 1 is negligible beside a.
	unit := exactly(1)
	q := p + 8
	if a.bounded() && e < 1<<12 {
		q = max(q, sumBits(&a.m, &unitPoint))
	}
	w := add(q, a, &unit)
	return log(p, &w)
}

// powers up to this are computed by multiplication, so that they are exact when they fit.
const maxPower = 1 << 10

// pow is a^b, defined for a > 0, for a = 0 with b ≥ 0 (0^0 is 1), and for a < 0 with b an integer.
func pow(p uint, a, b *ball) ball {
	if b.zero() {
		return exactly(1)
	}
	n, integer := b.integer()
	if integer && n >= -maxPower && n <= maxPower && a.bounded() {
		return powInt(p, a, int(n))
	}
	sa := a.mustSign()
	switch {
	case sa == 0:
		if b.mustSign() < 0 {
			panic(Undefined{"0 to a negative power"})
		}
		return ball{}
	case sa < 0 && !b.exact():
		panic(Undecided{})
	case sa < 0 && !integer && !b.inf():
		panic(Undefined{"a negative number to a power that is no integer"})
	case sa < 0 && b.inf():
		panic(Undefined{"a negative number to an infinite power"})
	case sa < 0:
		x := neg(a)
		z := pow(p, &x, b)
		if odd(&b.m) {
			return neg(&z)
		}
		return z
	}
	if h := scale2(b, 1); a.exact() && b.exact() && h.m.isInt() && h.m.exponent() < 10 { // half of an odd number
		if r := sqrt(p, a); r.exact() {
			k := h.m.int64()
			return powInt(p, &r, int(k))
		}
	}
	// The exponential turns absolute error into relative: as many bits more as its argument is large.
	l := log(64, a)
	t := mul(64, &l, b)
	q := p + 8
	if t.bounded() {
		q += uint(max(0, min(t.upper().e, expRange)))
	}
	l = log(q, a)
	t = mul(q, &l, b)
	t = exp(q, &t)
	return round(p, &t)
}

// integer returns the value of an exact small integer. A large one is reported with a value beyond maxPower.
func (b *ball) integer() (n int64, ok bool) {
	if !b.exact() || !b.m.isInt() {
		return 0, false
	}
	return b.m.int64(), true
}

// odd reports whether the integer x is.
func odd(x *point) bool { return x.exponent() == int(x.minPrec()) }

// powInt multiplies a by itself, with bits to spare.
func powInt(p uint, a *ball, n int) ball {
	unit := exactly(1)
	if n < 0 {
		q := p + 8
		d := powInt(q, a, -n)
		if d.zero() {
			panic(Undefined{"0 to a negative power"})
		}
		return quo(p, &unit, &d)
	}
	z, q := unit, p+24
	sq := *a
	for k := n; k > 0; {
		if k&1 != 0 {
			z = mul(q, &z, &sq)
		}
		if k >>= 1; k > 0 {
			sq = mul(q, &sq, &sq)
		}
	}
	if n&1 == 0 && !z.exact() { // an even power of what is not 0 is positive
		if s, ok := a.sign(); ok && s != 0 {
			z.sgn = 1
		}
	}
	return round(p, &z)
}
