package impl

import "math"

// A wide is m·2^(64e): a float64 whose exponent does not end. Products of many probabilities neither underflow nor lose, as their
// logarithms do, digits to the size of a sum. Zero is wide{}; otherwise 2^-32 ≤ |m| < 2^33, and e is an integer.
type wide struct{ m, e float64 }

// newWide is m·2^(64e) for any finite m.
func newWide(m, e float64) wide {
	if m == 0 {
		return wide{}
	}
	_, k := math.Frexp(m)
	q := math.Floor(float64(k+31) / 64)
	return wide{math.Ldexp(m, int(-64*q)), e + q}
}

// wideExp is e^(x−top) for finite x and top, however far apart. The difference is known to twice the precision, and so is the multiple
// of 64·log 2 that is taken from it.
func wideExp(x, top float64) wide {
	const quarter = 0.25 // so that nothing overflows
	d := difference(x*quarter, top*quarter)
	n := math.Round(d.hi / (16 * math.Ln2))
	if math.Abs(n) > 1<<50 { // beyond x = 2^55 a float64 is no better known than this
		return wide{1, n}
	}
	r := d.add(twoProd(-n, 16*math.Ln2)).add(twofold{-n * (16 * ln2Rest), 0})
	m := math.Exp(4 * r.hi)
	return newWide(m+float64(m*(4*r.lo)), n)
}

// ln2Rest is what math.Ln2 as a float64 lacks of log 2.
const ln2Rest = 2.3190468138462995584e-17

func (a wide) add(b wide) wide {
	if b.m == 0 || a.m != 0 && a.e > b.e {
		a, b = b, a
	}
	if a.m == 0 || b.e-a.e > 3 { // too small to be seen
		return b
	}
	return newWide(b.m+math.Ldexp(a.m, int(64*(a.e-b.e))), b.e)
}

func (a wide) neg() wide { return wide{-a.m, a.e} }

func (a wide) mul(b wide) wide { return newWide(a.m*b.m, a.e+b.e) }

func (a wide) quo(b wide) wide { return newWide(a.m/b.m, a.e-b.e) }

// float is the nearest float64, which may be 0 or ±Inf.
func (a wide) float() float64 {
	return math.Ldexp(a.m, int(64*max(-40, min(a.e, 40))))
}

// log is log a for a > 0, −Inf for 0.
func (a wide) log() float64 {
	if a.m == 0 {
		return math.Inf(-1)
	}
	if math.Abs(a.e) > 1<<50 {
		return a.e * (64 * math.Ln2)
	}
	p := twoProd(a.e, 64*math.Ln2)
	return p.hi + (p.lo + float64(a.e*(64*ln2Rest)) + math.Log(a.m))
}

// log1p is log(1 + a) for a ≥ 0.
func (a wide) log1p() float64 {
	if a.e > 8 { // the 1 is not seen
		return a.log()
	}
	return math.Log1p(a.float())
}
