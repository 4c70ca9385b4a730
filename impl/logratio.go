package impl

import "math"

// gapOf is p·log(p/q) − p + q, a term of a relative entropy that cannot be negative: 0 for p = q, +Inf for p > 0 = q. Within a
// factor of 2, where the definition cancels, it is a series; beyond, the definition loses no more than two bits.
func gapOf(p, q float64) float64 {
	switch {
	case p == q:
		return 0
	case p == 0:
		return q
	case q == 0:
		return math.Inf(1)
	}
	half := p/2 + q/2 // p+q may overflow
	d := p/2 - q/2
	if math.Abs(d/half) > 1./3 {
		return far(p, q)
	}
	return gapNear(d, half)
}

// gapNear is gapOf by d = ½(p−q) and half = ½(p+q), for |d| up to a third of half. With s = d/half it is
// (p−q)²/(p+q)·(1 + (1+s)·s·(1/3 + s²/5 + s⁴/7 + …)), from log(p/q) = 2·artanh s.
func gapNear(d, half float64) float64 {
	const terms = 18 // 9^-18 is below 2^-57
	s := d / half
	z := s * s
	series := 0.0
	for k := terms; k > 0; k-- {
		series = float64(series*z) + 1/float64(2*k+1)
	}
	return 2 * d * s * (1 + float64((1+s)*s)*series)
}

// far is gapOf where p and q differ by more than a factor of 2.
func far(p, q float64) float64 {
	l := p * logQuotient(p, q)
	if math.IsInf(l, 0) { // too large only before q and p are put back, or after all
		return 2 * (float64(p/2*(logQuotient(p, q)-1)) + q/2)
	}
	return l - p + q
}

// logQuotient is log(p/q) of positive numbers, also where the quotient is not a normal number.
func logQuotient(p, q float64) float64 {
	const large = 0x1p1000
	if r := p / q; r < large && r > 1/large {
		return math.Log(r)
	}
	return log(p) - log(q)
}
