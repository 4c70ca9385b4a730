package ball

import (
	"math/big"
	"sync"
)

// bernoullis memoises |B_2k| for k = 1…n by n, a power of two.
var bernoullis sync.Map

// bernoulli returns |B_2|, |B_4|, …, at least n of them, from the tangent numbers (Brent and Harvey, "Fast computation
// of Bernoulli, Tangent and Secant numbers", 2011): |B_2k| = 2k·T_k/(4^k·(4^k-1)).
func bernoulli(n int) []*big.Rat {
	size := 16
	for size < n {
		size *= 2
	}
	if v, ok := bernoullis.Load(size); ok {
		return v.([]*big.Rat)
	}
	t := make([]*big.Int, size+1)
	t[1] = big.NewInt(1)
	for k := 2; k <= size; k++ {
		t[k] = new(big.Int).Mul(t[k-1], big.NewInt(int64(k-1)))
	}
	var u, v big.Int
	for k := 2; k <= size; k++ {
		for j := k; j <= size; j++ {
			u.Mul(t[j-1], v.SetInt64(int64(j-k)))
			t[j].Mul(t[j], v.SetInt64(int64(j-k+2))).Add(t[j], &u)
		}
	}
	b := make([]*big.Rat, size)
	for k := 1; k <= size; k++ {
		four := new(big.Int).Lsh(one, uint(2*k))
		den := new(big.Int).Mul(four, new(big.Int).Sub(four, one))
		b[k-1] = new(big.Rat).SetFrac(new(big.Int).Mul(t[k], big.NewInt(int64(2*k))), den)
	}
	v2, _ := bernoullis.LoadOrStore(size, b)
	return v2.([]*big.Rat)
}

// A gammaKind is log Γ (-1) or its derivatives: digamma (0), trigamma (1), and so on.
type gammaKind = int

// polygamma is the derivative of order kind+1 of log Γ at a ball in x > 0. Near their zeros at 1, 2 and 1.46… log Γ
// and digamma cancel; the bits that are lost there are worked with from the start again.
func polygamma(p uint, kind gammaKind, a *ball) ball {
	switch s := a.mustSign(); {
	case s <= 0:
		panic(Undefined{"log Γ or its derivatives at x ≤ 0"})
	case a.inf() && kind < 1:
		return *a
	case a.inf():
		return ball{}
	}
	lo := a.lower()
	if lo.IsZero() || a.r.Inf() {
		panic(Undecided{})
	}
	x := ball{m: a.m, sgn: 1}
	var z ball
	if n, ok := x.integer(); kind < 0 && ok && (n == 1 || n == 2) {
		z = ball{}
	} else {
		for q, try := p+16, 0; ; try++ {
			z = gammaPoint(q, kind, &x)
			lost := int(p) + 2 - z.relBits()
			if lost <= 0 || try == 4 {
				break
			}
			q += uint(lost) + 8
		}
	}
	z = round(p, &z)
	if kind > 0 {
		z.sgn = int8(1 - 2*(^kind&1))
	}
	z.widen(a.r, gammaSlope(kind, lo, a.upper()))
	return z
}

// gammaSlope bounds the derivative of order kind+2 of log Γ between lo and hi: |ψ(y)| ≤ |log y| + 1/y, and
// |ψ^(m)(y)| ≤ (m-1)!/y^m + m!/y^(m+1).
func gammaSlope(kind gammaKind, lo, hi Mag) Mag {
	inv := Pow2(0).Quo(lo)
	if kind < 0 {
		return MagOf(float64(max(lo.e, -lo.e, hi.e, -hi.e) + 1)).Add(inv)
	}
	f, pw := Pow2(0), inv
	for i := 1; i <= kind; i++ {
		f, pw = f.Mul(MagOf(float64(i))), pw.Mul(inv)
	}
	return f.Mul(pw).Add(f.Mul(MagOf(float64(kind + 1))).Mul(pw).Mul(inv))
}

// gammaPoint shifts x up to z = x+n by the recurrence and uses Stirling's series there; for z > 0 its rest is less than
// its first omitted term.
func gammaPoint(p uint, kind gammaKind, x *ball) ball {
	shifted, z := gammaShift(p, kind, x)
	unit, m := exactly(1), kind
	inv := quo(p, &unit, &z)
	var main, lead ball // the terms before the series; the factor of the series' k-th term, to be multiplied by z^-2k
	switch {
	case m < 0: // (z-1/2)·log z - z + log(2π)/2 + z·Σ B_2k/(2k(2k-1))·z^-2k
		l, h := log(p, &z), exactly(0.5)
		zh := sub(p, &z, &h)
		main = mul(p, &zh, &l)
		main = sub(p, &main, &z)
		tau := piBall(p)
		tau = scale2(&tau, 1)
		tau = log(p, &tau)
		tau = scale2(&tau, -1)
		main = add(p, &main, &tau)
		lead = z
	case m == 0: // log z - 1/2z - Σ B_2k/2k·z^-2k
		main = log(p, &z)
		h := scale2(&inv, -1)
		main = sub(p, &main, &h)
		lead = exactly(-1)
	default: // ±(m-1)!·z^-m·(1 + m/2z + Σ B_2k·(2k+m-1)!/((2k)!(m-1)!)·z^-2k)
		main = powInt(p, &inv, m)
		f := exactly(factorial(m - 1))
		main = mul(p, &main, &f)
		lead = main
		h := exactly(float64(m) / 2)
		h = mul(p, &h, &inv)
		h = mul(p, &h, &main)
		main = add(p, &main, &h)
	}
	s := stirling(p, kind, &inv)
	s = mul(p, &s, &lead)
	main = add(p, &main, &s)
	if m > 0 {
		main = add(p, &main, &shifted)
		if m%2 == 0 {
			main = neg(&main)
		}
		return main
	}
	return sub(p, &main, &shifted)
}

func factorial(n int) float64 {
	f := 1.0
	for i := 2; i <= n; i++ {
		f *= float64(i)
	}
	if f > 1<<53 {
		panic(Undefined{"derivatives of log Γ of this order"})
	}
	return f
}

// gammaShift returns z = x+n, large enough for Stirling's series at p bits, and what the recurrence adds for n steps:
// log x(x+1)…(x+n-1), Σ 1/(x+i), or m!·Σ 1/(x+i)^(m+1).
func gammaShift(p uint, kind gammaKind, x *ball) (shifted, z ball) {
	unit, z := exactly(1), *x
	if kind < 0 {
		shifted = unit
	}
	// e^(-2πz) is how small the terms get; at z = p/6 that takes about p/6 terms.
	for least := MagOf(float64(p)/6 + 2); z.lower().Cmp(least) < 0; z = add(p, &z, &unit) {
		if kind < 0 {
			shifted = mul(p, &shifted, &z)
			continue
		}
		d := powInt(p, &z, kind+1)
		d = quo(p, &unit, &d)
		shifted = add(p, &shifted, &d)
	}
	if kind < 0 {
		return log(p, &shifted), z
	}
	f := exactly(factorial(max(kind, 1)))
	return mul(p, &f, &shifted), z
}

// stirling is Σ B_2k·c_k·z^-2k with c_k as in gammaPoint, until a term is below 2^-p.
func stirling(p uint, kind gammaKind, inv *ball) ball {
	inv2 := mul(p, inv, inv)
	pw := exactly(1)
	var s ball
	for k := 1; ; k++ {
		pw = mul(p, &pw, &inv2)
		c := new(big.Rat).Set(bernoulli(k)[k-1])
		switch n := int64(2 * k); {
		case kind < 0:
			c.Mul(c, big.NewRat(1, n*(n-1)))
		case kind == 0:
			c.Mul(c, big.NewRat(1, n))
		default: // (2k+m-1)!/((2k)!(m-1)!) = C(2k+m-1, m-1)
			c.Mul(c, new(big.Rat).SetInt(new(big.Int).Binomial(n+int64(kind)-1, int64(kind)-1)))
		}
		t := ball{sgn: 1}
		t.m.setLong(new(big.Float).SetPrec(p).SetRat(c))
		t.rounded()
		t = mul(p, &t, &pw)
		if u := t.upper(); u.e < -int(p) {
			s.r = s.r.Add(u)
			return s
		}
		s = addSub(p, &s, &t, k%2 == 0)
	}
}

// relBits is how many bits of the midpoint the radius leaves.
func (b *ball) relBits() int {
	if b.exact() {
		return 1 << 30
	}
	if b.m.sign() == 0 || b.r.Inf() {
		return 0
	}
	return b.m.exponent() - b.r.e
}
