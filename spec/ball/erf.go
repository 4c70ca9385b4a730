package ball

import "math"

// erf is 2/√π·x·e^(-x²)·Σ (2x²)^n/(2n+1)!!, whose terms are all positive; beyond √(p·log 2) it is 1 less a tail.
func erf(p uint, a *ball) ball {
	if a.zero() {
		return *a
	}
	if a.inf() {
		return exactly(float64(a.sgn))
	}
	x := magnitude(a)
	lo := tight(&x.m, down)
	var z ball
	switch {
	case a.r.Inf() || lo.mulLo(lo).nats() > int(p)+2: // erfc x ≤ e^(-x²) for x ≥ 0
		z = exactly(1)
		z.r = lo.mulLo(lo).decay()
	case a.m.sign() != 0:
		z = erfPoint(p, &x)
	}
	if a.bounded() {
		z.widen(a.r, erfSlope(a.lower()))
	}
	return signed(z, a)
}

// erfSlope bounds 2/√π·e^(-x²) beyond lo.
func erfSlope(lo Mag) Mag { return MagOf(1.1284).Mul(lo.mulLo(lo).decay()) }

func erfPoint(p uint, x *ball) ball {
	q := p + 10
	rootPi := piBall(q)
	rootPi = sqrt(q, &rootPi)
	if -2*x.m.exponent() > int(q) { // 2x/√π ± x³
		z := quo(q, x, &rootPi)
		z = scale2(&z, 1)
		z.widen(loose(&x.m), loose(&x.m).Mul(loose(&x.m)))
		z = round(p, &z)
		return z
	}
	xf := x.m.float64()
	terms := 8*xf*xf + float64(q) + 64
	guard := uint(2*math.Ilogb(terms) + 8)
	w := q + guard
	x2 := mul(w+32, x, x)
	minus := neg(&x2)
	e := exp(q, &minus)

	sc := pool.Get().(*scratch)
	y := scale2(&x2, 1)
	sc.fixed(&sc.t, &y.m, w)
	term, sum := sc.u.Lsh(one, w), sc.s.Lsh(one, w)
	for n := int64(1); ; n++ {
		sc.w.Mul(term, &sc.t)
		sc.w.Rsh(&sc.w, w)
		term.Quo(&sc.w, sc.v.SetInt64(2*n+1))
		sum.Add(sum, term)
		// From n > 4x² on the terms at least halve, and the rest is as small as the last one.
		if term.Sign() == 0 && n > int64(4*xf*xf)+1 {
			break
		}
	}
	// Each of N terms errs by 2 units of itself while the terms grow, by 2 units after; a unit of 2x² moves the sum by
	// less than itself. Together less than 4N² units of a sum that is at least 1.
	s := ball{sgn: 1}
	s.m.setInt(q, sum)
	pool.Put(sc)
	s.r = loose(&s.m).Scale2(int(guard) - 4 - int(w))
	s.rounded()
	s = scale2(&s, -int(w))
	z := mul(q, x, &e)
	z = mul(q, &z, &s)
	z = quo(q, &z, &rootPi)
	z = scale2(&z, 1)
	return round(p, &z)
}
