package impl

import "math"

// LaplaceNLL is ln 2b + |m−t|/b for a prediction (m, b) of the location and the scale of t. Its derivatives are ±1/b by m, with the sign of m−t
// and 0 at m = t, and (1 − |m−t|/b)/b by b.
//
// Both sums may cancel; they are sums of twofold numbers.
//
// Special cases are:
//
//	LaplaceNLL(±Inf, b) = +Inf, with derivatives ±1/b and −Inf
//	LaplaceNLL(NaN) = NaN, for m or t
//
// Errors: a scale that is not a finite number above 0.
func LaplaceNLL[F Float]() Loss[F] {
	return located[F](nil, func(r ranged, b float64) (l, gm, gb float64) {
		gm = signum(r.hi) / b
		if math.IsInf(r.hi, 0) {
			return math.Inf(1), gm, math.Inf(-1)
		}
		w, j := math.Frexp(b)
		q, e := r.abs().quo(twofold{w, 0}), r.k-j // |r|/b is q·2^e
		if e > 200 {                              // the logarithm and the 1 are below half an ulp
			return math.Ldexp(q.hi, e), gm, -math.Ldexp(q.hi/w, e-j)
		}
		q = q.scale(e)
		return q.add(logScaled(twofold{w, 0}, j+1)).hi, gm, math.Ldexp(twofold{1, 0}.add(q.neg()).hi/w, -j)
	})
}
