package ball

import "math"

// A ball is the set of reals {x: |x-m| ≤ r}. Three things are more than that:
//
//   - sgn, where it is not 0, says that the true value has this sign, strictly. It outlives underflow, and it decides
//     a sign where the radius cannot.
//   - An infinite midpoint with radius 0 is the exact value ±Inf.
//   - An infinite radius makes a half-line: a finite real beyond m, away from 0, with the sign of m.
//
// Operations take the precision p, in bits, of the midpoint that they return; p = 0 asks for the exact result. They
// never write to their operands, and midpoints may share memory.
type ball struct {
	m   point
	r   Mag
	sgn int8
}

// Undecided is the panic of a question that the radius leaves open: evaluate again at a higher precision.
type Undecided struct{}

// Undefined is the panic of an operation that has no value, such as 0/0.
type Undefined struct{ What string }

// Error says what had no value.
func (u Undefined) Error() string { return "undefined: " + u.What }

// Error says that more precision is needed.
func (Undecided) Error() string { return "undecided at this precision" }

func exactly(x float64) ball {
	if math.IsNaN(x) {
		panic(Undefined{"NaN"})
	}
	var b ball
	b.m.setFloat(x)
	b.sgn = int8(b.m.sign())
	return b
}

// half is the half-line of the reals beyond lo, which has to be positive and no underflow, on the side of sign.
func half(sign int, lo Mag) ball {
	if sign == 0 || lo.Cmp(Pow2(-(1<<29))) < 0 {
		panic(Undecided{})
	}
	b := ball{r: Mag{m: math.Inf(1)}, sgn: int8(sign)}
	b.m = lo.min(Pow2(1 << 29)).point()
	b.m.neg = sign < 0
	return b
}

// around is 0 ± r with a known sign (0: not known).
func around(r Mag, sign int) ball { return ball{r: r, sgn: int8(sign)} }

func (b *ball) exact() bool { return b.r.IsZero() }
func (b *ball) zero() bool  { return b.r.IsZero() && b.m.sign() == 0 }
func (b *ball) inf() bool   { return b.m.inf() }

// bounded is false for ±Inf and for half-lines.
func (b *ball) bounded() bool { return !b.m.inf() && !b.r.Inf() }

// sign returns the sign of every point of the ball, if there is one.
func (b *ball) sign() (s int, ok bool) {
	switch {
	case b.r.IsZero():
		return b.m.sign(), true
	case b.sgn != 0:
		return int(b.sgn), true
	case b.r.Cmp(tight(&b.m, down)) < 0:
		return b.m.sign(), true
	}
	return 0, false
}

func (b *ball) mustSign() int {
	s, ok := b.sign()
	if !ok {
		panic(Undecided{})
	}
	return s
}

// upper and lower bound |x| over the ball.
func (b *ball) upper() Mag { return tight(&b.m, up).Add(b.r) }
func (b *ball) lower() Mag {
	l := tight(&b.m, down)
	if b.r.Inf() {
		return l
	}
	return l.SubLo(b.r)
}

// rounded adds to the radius what rounding the midpoint has lost. A ball that got out of hand is no half-line.
func (z *ball) rounded() {
	if z.m.lost {
		z.r = z.r.Add(Pow2(z.m.exponent() - int(z.m.prec) - 1))
		if z.m.inf() {
			panic(Undecided{})
		}
	}
	switch {
	case z.r.Inf():
		panic(Undecided{})
	case z.r.IsZero():
		z.sgn = int8(z.m.sign())
	}
}

// widen adds slope·r to the radius, for the radius r of an argument.
func (z *ball) widen(r, slope Mag) {
	if r.IsZero() {
		return
	}
	if z.r = z.r.Add(r.Mul(slope)); z.r.Inf() {
		panic(Undecided{})
	}
}

func neg(a *ball) ball {
	return ball{m: a.m.negated(), r: a.r, sgn: -a.sgn}
}

// abs needs no decision: it does not widen the ball, though it may move it where the ball holds 0.
func abs(a *ball) ball {
	return ball{m: a.m.absolute(), r: a.r, sgn: a.sgn * a.sgn}
}

// round returns a with a midpoint of p bits.
func round(p uint, a *ball) ball {
	if !a.bounded() {
		return *a
	}
	z := ball{r: a.r, sgn: a.sgn}
	z.m.set(p, &a.m)
	z.rounded()
	return z
}

func add(p uint, a, b *ball) ball { return addSub(p, a, b, false) }
func sub(p uint, a, b *ball) ball { return addSub(p, a, b, true) }

func addSub(p uint, a, b *ball, minus bool) ball {
	if !a.bounded() || !b.bounded() {
		if minus {
			c := neg(b)
			return addUnbounded(a, &c)
		}
		return addUnbounded(a, b)
	}
	z := ball{r: a.r.Add(b.r)}
	sb := b.sgn
	if minus {
		sb = -sb
	}
	switch {
	case a.sgn == sb || b.zero():
		z.sgn = a.sgn
	case a.zero():
		z.sgn = sb
	}
	if p == 0 {
		p = sumBits(&a.m, &b.m)
	}
	if a.m.sign() != 0 && b.m.sign() != 0 {
		// The exact sum of operands this far apart does not fit into p bits, so that nothing exact is lost.
		gap, far := a.m.exponent()-b.m.exponent(), int(p)+64
		switch {
		case gap > far:
			z.m.set(p, &a.m)
			z.r = z.r.Add(loose(&b.m))
			z.rounded()
			return z
		case -gap > far:
			z.m.set(p, &b.m)
			z.r = z.r.Add(loose(&a.m))
			z.rounded()
			if minus {
				z.m = z.m.negated()
			}
			return z
		}
	}
	if minus {
		z.m.sub(p, &a.m, &b.m, nearest)
	} else {
		z.m.add(p, &a.m, &b.m, nearest)
	}
	z.rounded()
	return z
}

func mul(p uint, a, b *ball) ball {
	if a.zero() && !b.inf() || b.zero() && !a.inf() {
		return ball{}
	}
	if !a.bounded() || !b.bounded() {
		return mulUnbounded(a, b)
	}
	if p == 0 {
		p = productBits(&a.m, &b.m)
	}
	z := ball{sgn: a.sgn * b.sgn}
	z.m.mul(p, &a.m, &b.m)
	if z.m.lost && (z.m.inf() || z.m.sign() == 0) { // beyond the exponents of points
		return mulUnbounded(a, b)
	}
	if !b.r.IsZero() {
		z.r = tight(&a.m, up).Add(a.r).Mul(b.r)
	}
	if !a.r.IsZero() {
		z.r = z.r.Add(tight(&b.m, up).Mul(a.r))
	}
	z.rounded()
	return z
}

func quo(p uint, a, b *ball) ball {
	if b.zero() {
		panic(Undefined{"division by zero"})
	}
	if a.zero() {
		return ball{}
	}
	if !a.bounded() || !b.bounded() {
		return quoUnbounded(a, b)
	}
	lo := b.lower()
	if lo.IsZero() {
		panic(Undecided{})
	}
	z := ball{sgn: a.sgn * int8(b.mustSign())}
	z.m.quo(p, &a.m, &b.m)
	if z.m.inf() || z.m.sign() == 0 && a.m.sign() != 0 {
		return quoUnbounded(a, b)
	}
	if !a.r.IsZero() || !b.r.IsZero() {
		// |a/b - am/bm| ≤ (ra + |am/bm| rb) / (|bm|-rb)
		z.r = a.r.Add(tight(&z.m, 1+0x1p-30).Mul(b.r)).Quo(lo)
	}
	z.rounded()
	return z
}

// sqrt of a ball that reaches below 0 is the root of its part above: the caller knows that the value is there.
func sqrt(p uint, a *ball) ball {
	if s, ok := a.sign(); ok && s < 0 {
		panic(Undefined{"square root of a negative number"})
	}
	switch {
	case a.zero() || a.inf():
		return *a
	case a.r.Inf():
		return half(1, a.lower().sqrt(down))
	}
	if a.lower().IsZero() {
		return around(a.upper().sqrt(up), int(a.sgn))
	}
	z := ball{sgn: 1}
	z.m.sqrt(p, &a.m)
	if a.exact() && 2*z.m.minPrec() <= a.m.minPrec()+2 { // exact roots stay exact
		if q := mul(0, &z, &z); q.m.cmp(&a.m) == 0 {
			return z
		}
	}
	z.widen(a.r, Pow2(0).Quo(tight(&z.m, down)))
	z.r = z.r.Add(Pow2(z.m.exponent() - int(p)))
	return z
}

// scale2 is a·2^k, exactly.
func scale2(a *ball, k int) ball {
	return ball{m: a.m.scaled(k), r: a.r.Scale2(k), sgn: a.sgn}
}
