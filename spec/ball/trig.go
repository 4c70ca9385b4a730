package ball

import (
	"math"
	"math/big"
)

// trigRange is the largest binary exponent of an argument that is reduced modulo π/2: all float64 and their squares,
// but not exp(1e9), for which that would take a billion bits of π.
const trigRange = 1 << 13

// reduce writes |x| = k·π/2 + s·t·2^-w with |t| ≤ π/4·2^w, for a point x ≠ 0, and returns k mod 4 and s. The integer t
// errs by less than 4 units and has at least p+16 bits, however near x is to a multiple of π/2.
func reduce(p uint, x *point) (t *big.Int, w uint, k int, s int) {
	e := x.exponent()
	large := uint(max(e, 0))
	w = p + 32 + uint(max(-e, 0))
	t, q := new(big.Int), new(big.Int)
	sc := pool.Get().(*scratch)
	defer pool.Put(sc)
	for {
		wp := words(w + large + 4)
		sc.fixed(&sc.u, x, wp)
		h := sc.v.Rsh(pi(wp), 1)
		q.QuoRem(&sc.u, h, t)
		k, s = int(q.Uint64()&3), 1
		if sc.w.Lsh(t, 1).Cmp(h) > 0 {
			t.Sub(h, t)
			k, s = (k+1)&3, -1
		}
		t.Rsh(t, wp-w)
		short := int(p) + 16 - t.BitLen()
		if short <= 0 {
			return t, w, k, s
		}
		w += uint(short) + 32
	}
}

// taylor is sin(t·2^-w)·2^w for first = 1, cos for first = 0, and a bound of its error in units.
func taylor(t *big.Int, w uint, first int64) (z *big.Int, units int) {
	sc := pool.Get().(*scratch)
	defer pool.Put(sc)
	x2, term := &sc.s, &sc.u
	x2.Rsh(x2.Mul(t, t), w)
	if first == 1 {
		term.Set(t)
	} else {
		term.Lsh(one, w)
	}
	z = new(big.Int).Set(term)
	n := first
	for term.Sign() != 0 {
		sc.w.Mul(term, x2)
		sc.w.Rsh(&sc.w, w)
		term.Quo(&sc.w, sc.v.SetInt64((n+1)*(n+2)))
		if n += 2; n&2 != 0 {
			z.Sub(z, term)
		} else {
			z.Add(z, term)
		}
		units += 4
	}
	return z, units + 8 // the last 8: what reduce and the rest of the series contribute
}

// sinCosPoint is sin and cos of a point x ≠ 0, 2^-p/2 ≤ |x|, to p bits.
func sinCosPoint(p uint, x *point, wantSin, wantCos bool) (sin, cos ball) {
	t, w, k, s := reduce(p, x)
	get := func(quadrant int) ball { // sin(|x| + quadrant·π/2)
		z, units := taylor(t, w, int64(1-quadrant&1))
		b := ball{r: MagOf(float64(units))}
		b.m.setInt(p, z)
		b.rounded()
		b = scale2(&b, -int(w))
		if quadrant&1 == 0 && s < 0 {
			b = neg(&b)
		}
		if quadrant&2 != 0 {
			b = neg(&b)
		}
		return b
	}
	if wantSin {
		sin = get(k)
		if x.neg {
			sin = neg(&sin)
		}
	}
	if wantCos {
		cos = get(k + 1)
	}
	return sin, cos
}

func sin(p uint, a *ball) ball {
	if a.zero() {
		return *a
	}
	if z, ok := trigWide(a); ok {
		return z
	}
	var z ball
	if a.m.sign() == 0 || -2*a.m.exponent() >= int(p) { // x ± x³/4
		x := ball{m: a.m}
		z = round(p, &x)
		z.widen(loose(&a.m), loose(&a.m).Mul(loose(&a.m)).Scale2(-2))
	} else {
		z, _ = sinCosPoint(p, &a.m, true, false)
	}
	z.widen(a.r, Pow2(0))
	if s, ok := a.sign(); ok && a.upper().Cmp(MagOf(3)) < 0 {
		z.sgn = int8(s)
	}
	return z
}

func cos(p uint, a *ball) ball {
	if a.zero() {
		return exactly(1)
	}
	if z, ok := trigWide(a); ok {
		return z
	}
	var z ball
	if a.m.sign() == 0 || -2*a.m.exponent() >= int(p) { // 1 ± x²/2
		z = exactly(1)
		z.widen(loose(&a.m), loose(&a.m).Scale2(-1))
	} else {
		_, z = sinCosPoint(p, &a.m, false, true)
	}
	z.widen(a.r, Pow2(0).min(a.upper()))
	return z
}

// trigWide is for balls that hold much of a period, and for what is not reduced.
func trigWide(a *ball) (ball, bool) {
	switch {
	case a.inf():
		panic(Undefined{"sine or cosine of Inf"})
	case a.r.Cmp(Pow2(0)) > 0 || a.m.exponent() > trigRange:
		return around(Pow2(0), 0), true
	}
	return ball{}, false
}

// atanPoint is arctan x to p bits for a point x ≠ 0. The float64 arctangent y is only a start: with
// d = (x·cos y - sin y)/(cos y + x·sin y) = tan(arctan x - y) the answer is y + arctan d.
func atanPoint(p uint, x *ball) ball {
	e := x.m.exponent()
	if -2*e >= int(p) { // x ± x³
		z := round(p, x)
		z.widen(loose(&x.m), loose(&x.m).Mul(loose(&x.m)))
		return z
	}
	q := p + 8 + uint(max(0, -e))
	xf := x.m.float64()
	y := exactly(math.Atan(xf))
	s, c := ball{}, exactly(1)
	if !y.zero() {
		s, c = sinCosPoint(q, &y.m, true, true)
	}
	xc, xs := mul(q, x, &c), mul(q, x, &s)
	num, den := sub(q, &xc, &s), add(q, &c, &xs)
	d := quo(q, &num, &den)
	k := d.upper().e
	if k > -8 {
		panic(Undecided{})
	}
	n := (int(q)+max(0, -e))/(-2*k) + 1
	d2, unit := mul(q, &d, &d), exactly(1)
	var sum ball
	for i := n; i >= 0; i-- {
		t := exactly(float64(2*i + 1))
		t = quo(q, &unit, &t)
		sum = mul(q, &sum, &d2)
		sum = addSub(q, &t, &sum, true)
	}
	sum = mul(q, &sum, &d)
	sum.r = sum.r.Add(Pow2((2*n + 3) * k))
	z := add(p, &y, &sum)
	z.sgn = x.sgn
	return z
}

func atan(p uint, a *ball) ball {
	if a.zero() {
		return *a
	}
	if s := a.m.sign(); !a.bounded() || s != 0 && a.m.exponent() > int(p)+64 { // ±π/2 ∓ 1/|x|
		z := piBall(p)
		z = scale2(&z, -1)
		if !a.inf() {
			lo := a.lower()
			if lo.IsZero() {
				panic(Undecided{})
			}
			z.r = z.r.Add(Pow2(0).Quo(lo))
		}
		return signed(z, a)
	}
	z := ball{}
	if a.m.sign() != 0 {
		x := ball{m: a.m, sgn: int8(a.m.sign())}
		z = atanPoint(p, &x)
	}
	slope := Pow2(0)
	if lo := a.lower(); !lo.IsZero() {
		slope = slope.min(slope.Quo(lo.mulLo(lo)))
	}
	z.widen(a.r, slope)
	s, _ := a.sign()
	z.sgn = int8(s)
	return z
}
