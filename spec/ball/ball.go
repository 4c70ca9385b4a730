// Package ball: midpoint-radius arithmetic over math/big.Float (prototype).
package ball

import (
	"math"
	"math/big"
	"sync"
)

// Mag is a non-negative upper bound m*2^e, m in [0.5,1) or 0; Inf if inf.
type Mag struct {
	m   float64
	e   int
	inf bool
}

const up = 1 + 0x1p-50

func norm(m float64, e int) Mag {
	if m == 0 {
		return Mag{}
	}
	b := math.Float64bits(m)
	x := int(b>>52)&0x7ff - 1022
	return Mag{m: math.Float64frombits(b&^(0x7ff<<52) | 1022<<52), e: e + x}
}
func pow2(e int) Mag       { return Mag{m: 0.5, e: e + 1} }
func (a Mag) IsZero() bool { return a.m == 0 && !a.inf }
func (a Mag) Add(b Mag) Mag {
	if a.inf || b.inf {
		return Mag{inf: true}
	}
	if a.m == 0 {
		return b
	}
	if b.m == 0 {
		return a
	}
	if a.e < b.e {
		a, b = b, a
	}
	d := a.e - b.e
	if d > 60 {
		return norm(a.m*up, a.e)
	}
	return norm((a.m+math.Float64frombits(uint64(1023-d)<<52)*b.m)*up, a.e)
}
func (a Mag) Mul(b Mag) Mag {
	if a.IsZero() || b.IsZero() {
		return Mag{}
	}
	if a.inf || b.inf {
		return Mag{inf: true}
	}
	return norm(a.m*b.m*up, a.e+b.e)
}
func (a Mag) Quo(b Mag) Mag { // b must be a lower bound
	if a.IsZero() {
		return a
	}
	if a.inf || b.m == 0 {
		return Mag{inf: true}
	}
	return norm(a.m/b.m*up, a.e-b.e)
}
func (a Mag) Cmp(b Mag) int {
	switch {
	case a.inf || b.inf:
		if a.inf && b.inf {
			return 0
		} else if a.inf {
			return 1
		}
		return -1
	case a.m == 0 || b.m == 0:
		if a.m == b.m {
			return 0
		} else if a.m == 0 {
			return -1
		}
		return 1
	case a.e != b.e:
		if a.e < b.e {
			return -1
		}
		return 1
	case a.m < b.m:
		return -1
	case a.m > b.m:
		return 1
	}
	return 0
}
func (a Mag) Float() *big.Float {
	if a.inf {
		return new(big.Float).SetInf(false)
	}
	f := new(big.Float).SetPrec(53).SetFloat64(a.m)
	return f.SetMantExp(f, a.e)
}

var mpool = sync.Pool{New: func() any { return new(big.Float) }}

func magHi(x *big.Float) Mag { // upper bound on |x|
	if x.Sign() == 0 {
		return Mag{}
	}
	e := x.MantExp(nil)
	return pow2(e)
}
func magTight(x *big.Float, dir float64) Mag {
	if x.Sign() == 0 {
		return Mag{}
	}
	t := mpool.Get().(*big.Float)
	t.SetPrec(64)
	e := x.MantExp(t)
	t.SetMode(big.ToNearestEven)
	f, _ := t.Float64()
	mpool.Put(t)
	return norm(math.Abs(f)*(1+dir*0x1p-50), e)
}

type Ctx struct{ Prec uint }

// Ball is the set {x: |x-M| <= R}.
type Ball struct {
	c *Ctx
	M big.Float
	R Mag
}
type Undecided struct{}

func (c *Ctx) F(x float64) Ball { // exact
	var b Ball
	b.c = c
	b.M.SetPrec(53).SetFloat64(x)
	return b
}
func (a Ball) ulpErr(z *Ball) {
	if z.M.Acc() != big.Exact {
		z.R = z.R.Add(pow2(z.M.MantExp(nil) - int(z.M.Prec()) - 1 + 0))
	}
}
func (a Ball) new() Ball {
	z := Ball{c: a.c}
	z.M.SetPrec(a.c.Prec)
	return z
}
func (a Ball) Lift(x float64) Ball { return a.c.F(x) }

// far reports whether b is negligible next to a at the working precision.
func (a Ball) far(b *Ball) bool {
	return a.M.Sign() != 0 && b.M.Sign() != 0 && a.M.MantExp(nil)-b.M.MantExp(nil) > int(a.c.Prec)*20+64
}
func (a Ball) Add(b Ball) Ball {
	z := a.new()
	if a.far(&b) {
		z.M.Set(&a.M)
		z.R = a.R.Add(b.R).Add(magHi(&b.M))
		a.ulpErr(&z)
		return z
	} else if b.far(&a) {
		z.M.Set(&b.M)
		z.R = a.R.Add(b.R).Add(magHi(&a.M))
		a.ulpErr(&z)
		return z
	}
	z.M.Add(&a.M, &b.M)
	z.R = a.R.Add(b.R)
	a.ulpErr(&z)
	return z
}
func (a Ball) Sub(b Ball) Ball {
	if b.c == nil {
		b.c = a.c
	}
	if a.far(&b) || b.far(&a) {
		return a.Add(b.Neg())
	}
	z := a.new()
	z.M.Sub(&a.M, &b.M)
	z.R = a.R.Add(b.R)
	a.ulpErr(&z)
	return z
}
func (a Ball) Neg() Ball { z := Ball{c: a.c, R: a.R}; z.M.Neg(&a.M); return z }
func (a Ball) Mul(b Ball) Ball {
	z := a.new()
	z.M.Mul(&a.M, &b.M)
	if !a.R.IsZero() || !b.R.IsZero() {
		z.R = magHi(&a.M).Mul(b.R).Add(magHi(&b.M).Mul(a.R)).Add(a.R.Mul(b.R))
	}
	a.ulpErr(&z)
	return z
}
func lowerAbs(b Ball) (Mag, bool) { // lower bound of |b|
	l := magTight(&b.M, -1)
	if b.R.IsZero() {
		return l, l.m != 0
	}
	if b.R.Cmp(l) >= 0 {
		return Mag{}, false
	}
	d := l.e - b.R.e
	if d > 60 {
		return norm(l.m*(1-0x1p-50), l.e), true
	}
	v := l.m - math.Ldexp(b.R.m, -d)*up
	if v <= 0 {
		return Mag{}, false
	}
	return norm(v*(1-0x1p-50), l.e), true
}
func (a Ball) Quo(b Ball) Ball {
	z := a.new()
	lo, ok := lowerAbs(b)
	if !ok {
		z.R.inf = true
		return z
	}
	z.M.Quo(&a.M, &b.M)
	if !a.R.IsZero() || !b.R.IsZero() {
		// |a/b - am/bm| <= (ra + |am/bm| rb)/(|bm|-rb)
		z.R = a.R.Add(magHi(&z.M).Mul(pow2(0).Add(pow2(-20))).Mul(b.R)).Quo(lo)
	}
	a.ulpErr(&z)
	return z
}
func (a Ball) Sign() int { // decided sign or panic
	if a.R.IsZero() {
		return a.M.Sign()
	}
	if a.R.Cmp(magTight(&a.M, -1)) < 0 {
		return a.M.Sign()
	}
	panic(Undecided{})
}
func (a Ball) Cmp(b Ball) int { return a.Sub(b).Sign() }
func (a Ball) Abs() Ball {
	z := Ball{c: a.c, R: a.R}
	z.M.Abs(&a.M)
	return z
}
func (a Ball) Sqrt() Ball {
	z := a.new()
	if a.R.IsZero() && a.M.Sign() == 0 {
		return z
	}
	lo, ok := lowerAbs(a)
	if !ok || a.M.Sign() < 0 {
		panic(Undecided{})
	}
	z.M.Sqrt(&a.M)
	if !a.R.IsZero() {
		sl := magTight(&z.M, -1)
		_ = lo
		z.R = a.R.Quo(sl)
	}
	z.R = z.R.Add(pow2(z.M.MantExp(nil) - int(a.c.Prec)))
	return z
}

// ---- constants
var ln2c sync.Map

func ln2(wp uint) *big.Int { // floor(ln2*2^wp) within 2 ulp
	wp = (wp + 63) &^ 63
	if v, ok := ln2c.Load(wp); ok {
		return v.(*big.Int)
	}
	// ln2 = 18 atanh(1/26) - 2 atanh(1/4801) + 8 atanh(1/8749)
	g := wp + 32
	at := func(n int64) *big.Int {
		s, t := new(big.Int), new(big.Int).Lsh(big.NewInt(1), g)
		nn := big.NewInt(n * n)
		t.Quo(t, big.NewInt(n))
		q := new(big.Int)
		for k := int64(1); t.Sign() != 0; k += 2 {
			s.Add(s, q.Quo(t, big.NewInt(k)))
			t.Quo(t, nn)
		}
		return s
	}
	r := new(big.Int).Mul(at(26), big.NewInt(18))
	r.Sub(r, new(big.Int).Mul(at(4801), big.NewInt(2)))
	r.Add(r, new(big.Int).Mul(at(8749), big.NewInt(8)))
	r.Rsh(r, 32)
	ln2c.Store(wp, r)
	return r
}

type scratch struct {
	t, s, u, v, m, w big.Int
	f, g             big.Float
}

var spool = sync.Pool{New: func() any { return new(scratch) }}

// toFixed sets z = floor(x*2^wp) (error <= 1)
func toFixed(z *big.Int, x *big.Float, wp uint, f *big.Float) {
	f.SetPrec(0)
	f.Copy(x)
	f.SetMantExp(f, int(wp))
	f.Int(z)
	if x.Sign() < 0 {
		z.Sub(z, big.NewInt(1))
	}
}

var one = big.NewInt(1)

// expFixed computes mantissa E and exponent k with e^x in (E +- err)*2^(k-wp), where E in [2^wp, 2^(wp+1)).
func expFixed(sc *scratch, x *big.Float, prec uint) (E *big.Int, k int, wp uint, errBits int) {
	s := uint(math.Sqrt(float64(prec))*0.7) + 2
	wp = prec + s + 14
	if wp%64 != 0 && wp%64 < 8 {
	}
	xf, _ := x.Float64()
	k = int(math.Floor(xf / math.Ln2))
	kb := uint(0)
	for a := k; a != 0; a /= 2 {
		kb++
	}
	w2 := (wp + kb + 2 + 63) &^ 63
	t := &sc.t
	toFixed(t, x, w2, &sc.f)
	sc.u.Mul(sc.m.SetInt64(int64(k)), ln2(w2))
	t.Sub(t, &sc.u)
	t.Rsh(t, w2-wp) // error <= 1 + small (in 2^-wp)
	// t in [-eps, ln2+eps); interpret t/2^s : shift right
	t.Rsh(t, s)
	// Taylor number of terms
	L := float64(s) + 0.5
	N, acc := 1, 0.0
	for acc < float64(wp)+2 {
		acc += L + math.Log2(float64(N))
		N++
	}
	// Horner: S = 1 + t/1(1 + t/2(1+...)) ; fixed wp
	S := &sc.s
	o := &sc.w
	o.Lsh(one, wp)
	S.Set(o)
	for n := N; n >= 1; n-- {
		sc.u.Mul(S, t)
		sc.u.Rsh(&sc.u, wp)
		if n > 1 {
			sc.v.Quo(&sc.u, sc.m.SetInt64(int64(n)))
			S.Add(o, &sc.v)
		} else {
			S.Add(o, &sc.u)
		}
	}
	for i := uint(0); i < s; i++ {
		sc.u.Mul(S, S)
		S.Rsh(&sc.u, wp)
	}
	// error: taylor <= 4 ulp + arg err 2 ulp => 6; relative error doubles each squaring (+1): <= 2^s*8 ; times value<2.1 => 2^(s+5)
	return S, k, wp, int(s) + 5
}

const maxExpArg = 1 << 29

func (a Ball) Exp() Ball {
	z := a.new()
	if a.R.inf {
		z.R.inf = true
		return z
	}
	if a.M.Sign() == 0 && a.R.IsZero() {
		return a.c.F(1)
	}
	ex := a.M.MantExp(nil)
	if a.M.Sign() != 0 && ex > 29 {
		if a.M.Sign() > 0 || (!a.R.IsZero() && a.R.e > ex-2) {
			z.R.inf = true
			return z
		}
		// e^x <= 2^-(2^29)
		z.R = pow2(-(1 << 29))
		return z
	}
	if !a.R.IsZero() && a.R.e > 2 {
		z.R.inf = true
		return z
	}
	if a.M.Sign() == 0 || ex < -int(a.c.Prec)-8 {
		// 1 + x, error x^2 (|x|<1)
		z.M.Add(&a.M, big.NewFloat(1))
		h := magHi(&a.M)
		z.R = h.Mul(h)
		a.ulpErr(&z)
	} else {
		sc := spool.Get().(*scratch)
		E, k, wp, eb := expFixed(sc, &a.M, a.c.Prec+4)
		z.M.SetInt(E)
		inexact := z.M.Acc() != big.Exact
		z.M.SetMantExp(&z.M, k-int(wp))
		z.R = pow2(eb + k - int(wp))
		if inexact {
			z.R = z.R.Add(pow2(z.M.MantExp(nil) - int(z.M.Prec()) - 1))
		}
		spool.Put(sc)
	}
	if !a.R.IsZero() {
		// e^m*(e^r-1) <= e^m * r*(1+r) for r<=1 ; for r<4: r*e^r<= r*64
		rr := a.R.Mul(pow2(0).Add(a.R))
		if a.R.e > 0 {
			rr = a.R.Mul(pow2(6))
		}
		z.R = z.R.Add(magHi(&z.M).Mul(pow2(0).Add(pow2(-20))).Mul(rr))
	}
	return z
}

func (c *Ctx) with(p uint) *Ctx      { return &Ctx{Prec: p} }
func (a Ball) recontext(c *Ctx) Ball { a.c = c; return a }
func (a Ball) round(c *Ctx) Ball {
	z := Ball{c: c, R: a.R}
	z.M.SetPrec(c.Prec).Set(&a.M)
	a.ulpErr(&z)
	return z
}

func (a Ball) Expm1() Ball {
	if a.M.Sign() == 0 && a.R.IsZero() {
		return a
	}
	ex := a.M.MantExp(nil)
	if ex < -int(a.c.Prec) { // x + x^2/2, err |x|^3
		z := a.new()
		h := magHi(&a.M)
		z.M.Set(&a.M)
		z.R = h.Mul(h)
		a.ulpErr(&z)
		z.R = z.R.Add(a.R.Mul(pow2(1)))
		return z
	}
	p := a.c.Prec + 4
	if ex < 2 {
		p += uint(2 - ex)
	}
	c2 := a.c.with(p)
	return a.recontext(c2).Exp().Sub(c2.F(1)).round(a.c)
}

// log1p of an exact midpoint
func log1pMid(c *Ctx, u *big.Float) Ball {
	z := Ball{c: c}
	z.M.SetPrec(c.Prec)
	if u.Sign() == 0 {
		return z
	}
	ex := u.MantExp(nil)
	if ex < -int(c.Prec) {
		z.M.Set(u)
		h := magHi(u)
		z.R = h.Mul(h).Mul(pow2(1))
		Ball{}.ulpErr(&z)
		return z
	}
	c2 := c.with(c.Prec + 8)
	uf, _ := u.Float64()
	y0 := c2.F(math.Log1p(uf))
	e := y0.Expm1()
	ub := Ball{c: c2}
	ub.M.Copy(u)
	d := ub.Sub(e).Quo(e.Add(c2.F(1)))
	// log1p(d) = d - d^2/2 + d^3/3 ... ; |d| <= 2^de
	de := d.M.MantExp(nil)
	if d.M.Sign() == 0 {
		de = d.R.e
	}
	if d.R.e > de {
		de = d.R.e
	}
	de++
	y0e := y0.M.MantExp(nil)
	need := int(c2.Prec) - y0e // absolute bits needed
	n := 1
	for ; (n+1)*(-de) < need+2; n++ {
		if n > 40 {
			panic("log1p: bad start")
		}
	}
	s := c2.F(0)
	for i := n; i >= 1; i-- {
		t := c2.F(1).Quo(c2.F(float64(i)))
		if i%2 == 0 {
			t = t.Neg()
		}
		s = s.Mul(d).Add(t)
	}
	s = s.Mul(d)
	s.R = s.R.Add(pow2((n+1)*de + 1))
	return y0.Add(s).round(c)
}
func (a Ball) Log1p() Ball {
	if a.R.inf {
		return a
	}
	// 1+u must be > 0
	o := a.c.with(a.c.Prec + 8)
	w := a.recontext(o).Add(o.F(1))
	lo, ok := lowerAbs(w)
	if !ok || w.M.Sign() < 0 {
		panic(Undecided{})
	}
	var z Ball
	if e := a.M.MantExp(nil); e > 0 || (a.M.Sign() < 0 && e >= 0) {
		// large or close to -1: exact 1+u then Log
		x := new(big.Float).SetPrec(0)
		x.SetPrec(uint(max(64, e)) + a.M.Prec() + 64)
		x.Add(&a.M, big.NewFloat(1))
		if x.Acc() != big.Exact {
			x.SetPrec(x.Prec() + 4096)
			x.Add(&a.M, big.NewFloat(1))
		}
		z = logMid(a.c, x)
		if x.Acc() != big.Exact {
			z.R = z.R.Add(pow2(-4096))
		}
	} else {
		z = log1pMid(a.c, &a.M)
	}
	if !a.R.IsZero() {
		z.R = z.R.Add(a.R.Quo(lo))
	}
	return z
}
func logMid(c *Ctx, m *big.Float) Ball {
	f := new(big.Float)
	k := m.MantExp(f) // f in [0.5,1)
	if t, _ := f.Float64(); t < 0.7 {
		f.SetMantExp(f, 1)
		k--
	}
	f.SetPrec(f.Prec() + 64)
	f.Sub(f, big.NewFloat(1)) // exact
	if k == 0 {
		return log1pMid(c, f)
	}
	c2 := c.with(c.Prec + 8)
	l := log1pMid(c2, f)
	kb := 0
	for a := k; a != 0; a /= 2 {
		kb++
	}
	wp := (c2.Prec + uint(kb) + 63) &^ 63
	kl := Ball{c: c2}
	sc := spool.Get().(*scratch)
	sc.u.Mul(sc.m.SetInt64(int64(k)), ln2(wp))
	kl.M.SetPrec(c2.Prec).SetInt(&sc.u)
	spool.Put(sc)
	Ball{}.ulpErr(&kl)
	kl.R = kl.R.Add(pow2(kb + 2))
	kl.M.SetMantExp(&kl.M, -int(wp))
	if !kl.R.IsZero() {
		kl.R.e -= int(wp)
	}
	return kl.Add(l).round(c)
}
func (a Ball) Log() Ball {
	if a.R.inf {
		return a
	}
	lo, ok := lowerAbs(a)
	if !ok || a.M.Sign() <= 0 {
		panic(Undecided{})
	}
	z := logMid(a.c, &a.M)
	if !a.R.IsZero() {
		z.R = z.R.Add(a.R.Quo(lo))
	}
	return z
}
func (a Ball) Tanh() Ball {
	c2 := a.c.with(a.c.Prec + 6)
	x := a.recontext(c2)
	x = x.Add(x)
	neg := x.M.Sign() < 0
	if neg {
		x = x.Neg()
	}
	if x.M.MantExp(nil) > 29 {
		z := a.c.F(1)
		z.R = pow2(-1 << 29)
		if neg {
			z = z.Neg()
		}
		return z
	}
	e := x.Expm1()
	z := e.Quo(e.Add(c2.F(2))).round(a.c)
	if neg {
		z = z.Neg()
	}
	return z
}
func (a Ball) Pow(b Ball) Ball { // a>0
	// exponent size
	c1 := a.c.with(64)
	l := a.recontext(c1).Log()
	ex := l.M.MantExp(nil) + b.M.MantExp(nil)
	if l.M.Sign() == 0 || b.M.Sign() == 0 {
		ex = 0
	}
	c2 := a.c.with(a.c.Prec + 8 + uint(max(0, ex)))
	t := a.recontext(c2).Log().Mul(b.recontext(c2))
	return t.Exp().round(a.c)
}

// Contains reports whether t lies in the ball.
func (a Ball) Contains(t *big.Float) bool {
	if a.R.inf {
		return true
	}
	d := new(big.Float).SetPrec(2000).Sub(t, &a.M)
	return d.Abs(d).Cmp(a.R.Float()) <= 0
}

// RelBits is log2(|M|/R).
func (a Ball) RelBits() float64 {
	if a.R.IsZero() {
		return math.Inf(1)
	}
	if a.R.inf || a.M.Sign() == 0 {
		return math.Inf(-1)
	}
	return float64(a.M.MantExp(nil)-a.R.e) - math.Log2(a.R.m)
}

// Round64 returns the unique float64 nearest to every point of the ball, or ok=false.
func (a Ball) Round64() (float64, bool) {
	if a.R.inf {
		return 0, false
	}
	if a.R.IsZero() {
		f, _ := a.M.Float64()
		return f, true
	}
	R := a.R
	if a.M.Sign() != 0 {
		if e := a.M.MantExp(nil) - 2000; R.e < e {
			R = pow2(e)
		}
	} else if R.e < -3000 {
		R = pow2(-3000)
	}
	r := R.Float()
	p := a.M.Prec() + 64
	lo, _ := new(big.Float).SetPrec(p).SetMode(big.ToNegativeInf).Sub(&a.M, r).Float64()
	hi, _ := new(big.Float).SetPrec(p).SetMode(big.ToPositiveInf).Add(&a.M, r).Float64()
	return lo, lo == hi || (lo == 0 && hi == 0)
}
func (a Ball) Round32() (float32, bool) {
	if a.R.inf {
		return 0, false
	}
	r := a.R.Float()
	p := a.M.Prec() + 64
	lo, _ := new(big.Float).SetPrec(p).SetMode(big.ToNegativeInf).Sub(&a.M, r).Float32()
	hi, _ := new(big.Float).SetPrec(p).SetMode(big.ToPositiveInf).Add(&a.M, r).Float32()
	return lo, lo == hi
}
func (a Ball) Mid() *big.Float { return &a.M }
func (a Ball) Rad() Mag        { return a.R }
func (a Ball) Exact() bool     { return a.R.IsZero() }
func Pow2(k int) Mag           { return pow2(k) }
