package impl

import "math"

// StudentNLL is ((nu+1)/2)·ln(1 + r²/(nu·s²)) + ln s, r = m−t, for a prediction (m, s) of the location and the scale of t (Lange, Little &
// Taylor 1989). Its derivatives are (nu+1)r/(nu·s² + r²) by m and nu(s² − r²)/(s(nu·s² + r²)) by s.
//
// The sums may cancel; they are sums of twofold numbers, whose exponents are kept where a square would leave the range.
//
// Special cases are:
//
//	StudentNLL(±Inf, s) = +Inf, with derivatives ±0 and −nu/s
//	StudentNLL(NaN) = NaN, for m or t
//
// Errors: a scale, or a nu, that is not a finite number above 0.
func StudentNLL[F Float](nu float64) Loss[F] {
	n, more := twofold{nu, 0}, twoSum(nu, 1)
	return located[F](positive("nu", nu), func(r ranged, s float64) (l, gm, gs float64) {
		if math.IsInf(r.hi, 0) {
			return math.Inf(1), math.Copysign(0, r.hi), -nu / s
		}
		w, j := math.Frexp(s)
		q, e := r.quo(twofold{w, 0}), r.k-j // r/s is q·2^e
		y := q.mul(q).quo(n)                // r²/(nu·s²) is y·2^(2e)
		part := y.scale(2 * e)
		if y.hi != 0 && math.Ilogb(y.hi)+2*e > -60 { // below, ln(1+y) is y
			part = log1pScaled(y, 2*e)
		}
		l = part.mul(more).scale(-1).add(logScaled(twofold{w, 0}, j)).hi
		if e > 300 { // r² is all of nu·s² + r²
			return l, math.Ldexp(more.quo(r.twofold).hi, -r.k), -nu / s
		}
		below := n.add(q.mul(q).scale(2 * e))
		gm = math.Ldexp(more.mul(q).quo(below).hi/w, e-j)
		q = q.scale(e)
		gap := twofold{1, 0}.add(q).mul(twofold{1, 0}.add(q.neg()))
		return l, gm, math.Ldexp(gap.mul(n).quo(below).hi/w, -j)
	})
}
