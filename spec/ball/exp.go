package ball

import (
	"math"
	"math/big"
	"sync"
)

// scratch holds the integers and floats that one function works on.
type scratch struct {
	t, s, u, v, w big.Int
	f             big.Float
}

var (
	pool = sync.Pool{New: func() any { return new(scratch) }}
	one  = big.NewInt(1)
)

// fixed sets z to floor(|x|·2^w).
func (sc *scratch) fixed(z *big.Int, x *point, w uint) {
	sc.f.SetPrec(0).Set(x.float())
	sc.f.SetMantExp(&sc.f, int(w))
	sc.f.Abs(&sc.f).Int(z)
}

// constant memoises f(w), a constant times 2^w, for precisions w that are multiples of 64.
func constant(cache *sync.Map, w uint, f func(w uint) *big.Int) *big.Int {
	if v, ok := cache.Load(w); ok {
		return v.(*big.Int)
	}
	v, _ := cache.LoadOrStore(w, f(w))
	return v.(*big.Int)
}

// arc sums k·(1/n ∓ 1/3n³ + 1/5n⁵ …)·2^w: an arctangent for sign = -1, a hyperbolic one for +1. Each of its fewer than
// w terms errs by less than 2 units.
func arc(k, n int64, sign int, w uint) *big.Int {
	s, t, q, d := new(big.Int), new(big.Int).Lsh(one, w), new(big.Int), new(big.Int)
	t.Quo(t, d.SetInt64(n))
	n2 := big.NewInt(n * n)
	for i := int64(1); t.Sign() != 0; i += 2 {
		q.Quo(t, d.SetInt64(i))
		if sign < 0 && i%4 == 3 {
			q.Neg(q)
		}
		s.Add(s, q)
		t.Quo(t, n2)
	}
	return s.Mul(s, d.SetInt64(k))
}

var ln2s, pis sync.Map

// ln2 is log 2·2^w within 2 units, w a multiple of 64: 18 artanh 1/26 - 2 artanh 1/4801 + 8 artanh 1/8749.
func ln2(w uint) *big.Int {
	return constant(&ln2s, w, func(w uint) *big.Int {
		r := arc(18, 26, 1, w+32)
		r.Add(r, arc(-2, 4801, 1, w+32))
		r.Add(r, arc(8, 8749, 1, w+32))
		return r.Rsh(r, 32)
	})
}

// pi is π·2^w within 2 units, w a multiple of 64: Machin's 16 arctan 1/5 - 4 arctan 1/239.
func pi(w uint) *big.Int {
	return constant(&pis, w, func(w uint) *big.Int {
		r := arc(16, 5, -1, w+32)
		r.Add(r, arc(-4, 239, -1, w+32))
		return r.Rsh(r, 32)
	})
}

func words(w uint) uint { return (w + 63) &^ 63 }

// piBall is π to p bits.
func piBall(p uint) ball {
	w := words(p + 8)
	z := ball{sgn: 1}
	z.m.setInt(p, pi(w))
	z.r = Pow2(1)
	z.rounded()
	return scale2(&z, -int(w))
}

// expPoint is e^x to p bits for a point 0 < |x| < 2^30: with x = k·log 2 + t, the Taylor series of t/2^s by Horner in
// fixed point, squared s times.
func expPoint(p uint, x *point) ball {
	s, wp := expScale(p)
	k := int(math.Floor(x.float64() / math.Ln2)) // a start that is slightly off only moves t out of [0, log 2) by as much
	// Series and argument err by less than 6 units, each squaring doubles that and adds one: 2^s·7 units of a number
	// below 2.1, less than 2^(s+4).
	z := ball{r: Pow2(int(s) + 4), sgn: 1}
	if sum, ok := expFixed(p, x, k); ok {
		z.m.normalize(p, []uint64{sum[2], sum[1], sum[0]}, fixedBits, false, nearest)
	} else {
		sc := pool.Get().(*scratch)
		z.m.setInt(p, sc.expInt(p, x, k))
		pool.Put(sc)
	}
	z.rounded()
	return scale2(&z, k-int(wp))
}

// expInt is e^(x - k·log 2)·2^wp.
func (sc *scratch) expInt(p uint, x *point, k int) *big.Int {
	s, wp := expScale(p)
	w2 := words(wp + 34) // |k| < 2^31, so that k·log 2 errs by less than a quarter of 2^-wp
	t := &sc.t
	sc.fixed(t, x, w2)
	if x.neg {
		t.Neg(t)
	}
	t.Sub(t, sc.u.Mul(sc.v.SetInt64(int64(k)), ln2(w2)))
	t.Rsh(t, w2-wp+s) // errs by less than 2 units of 2^-wp

	unit, sum := sc.w.Lsh(one, wp), &sc.s
	sum.Set(unit)
	for n := expTerms(p); n >= 1; n-- {
		sc.u.Mul(sum, t)
		sc.u.Rsh(&sc.u, wp)
		sum.Add(unit, sc.u.Quo(&sc.u, sc.v.SetInt64(int64(n))))
	}
	for range s {
		sc.u.Mul(sum, sum)
		sum.Rsh(&sc.u, wp)
	}
	return sum
}

// expScale is how often expPoint halves its argument, which balances terms and squarings, and the bits that it works with.
func expScale(p uint) (s, wp uint) {
	s = uint(math.Sqrt(float64(p))*0.7) + 2
	return s, p + s + 18
}

// expTerms is how many terms of the series of t/2^s, for t < log 2, reach below the wp bits of expPoint.
func expTerms(p uint) int {
	if p < uint(len(fewTerms)) {
		return fewTerms[p]
	}
	return countTerms(p)
}

// fewTerms are those for the precisions at which counting them takes as long as adding them up.
var fewTerms = func() (terms [160]int) {
	for p := range terms {
		terms[p] = countTerms(uint(p))
	}
	return terms
}()

func countTerms(p uint) int {
	s, wp := expScale(p)
	n, bits := 1, 0.0
	for bits < float64(wp)+2 {
		bits += float64(s) + 0.5 + math.Log2(float64(n))
		n++
	}
	return n
}

// expRange is the largest binary exponent of an argument whose exponential is computed.
const expRange = 29

func exp(p uint, a *ball) ball {
	switch {
	case a.zero():
		return exactly(1)
	case a.inf() && a.sgn > 0:
		return *a
	case a.inf():
		return ball{}
	}
	e := a.m.exponent()
	if a.r.Inf() || a.m.sign() != 0 && e > expRange {
		lo := a.lower()
		if a.mustSign() > 0 {
			return half(1, Pow2(lo.nats()))
		}
		return around(lo.decay(), 1)
	}
	if a.r.Cmp(Pow2(4)) > 0 {
		panic(Undecided{})
	}
	var z ball
	if a.m.sign() == 0 || e < -int(p)-8 { // 1 + x ± x²
		unit, x := exactly(1), ball{m: a.m}
		z = add(p, &unit, &x)
		z.widen(loose(&a.m), loose(&a.m))
	} else {
		z = expPoint(p, &a.m)
	}
	if !a.exact() {
		z.widen(a.r, z.upper().Mul(a.r.grow()))
	}
	z.sgn = 1
	return z
}

func expm1(p uint, a *ball) ball {
	if a.zero() {
		return *a
	}
	s, _ := a.sign()
	e := a.m.exponent()
	if a.bounded() && a.r.Cmp(Pow2(4)) <= 0 && (a.m.sign() == 0 || e < -int(p)) { // x ± x²
		z := ball{sgn: int8(s)}
		z.m.set(p, &a.m)
		z.rounded()
		z.widen(loose(&a.m), loose(&a.m))
		z.widen(a.r, a.upper().grow())
		return z
	}
	q := p + 4 + uint(max(0, 2-e))
	x, unit := exp(q, a), exactly(1)
	x = sub(q, &x, &unit)
	x = round(p, &x)
	x.sgn = int8(s)
	return x
}
