package impl

import "math"

// Tukey is the biweight (c²/6)(1 − (1 − (r/c)²)³) where |r| ≤ c and c²/6 beyond, for r = pred − target (Beaton & Tukey 1974). Its derivative is
// r(1 − (r/c)²)² within c and 0 beyond.
//
// The value is computed as (r²/6)(3 − s(3 − s)), s = (r/c)², which does not cancel near 0, and the derivative by 1 − s =
// (c − |r|)(c + |r|)/c², which does not near c.
//
// Special cases are:
//
//	Tukey(±Inf) = c²/6, with derivative ±0
//	Tukey(NaN) = NaN
//
// c must be a finite number above 0; otherwise every call returns a *DataError.
func Tukey[F Float](c float64) Loss[F] {
	k, three, six := twofold{c, 0}, twofold{3, 0}, twofold{6, 0}
	most := product(c*(c/6), k, k.quo(six))
	return exactResidual[F](positive("c", c), func(r twofold) (v, g float64) {
		a := r.abs()
		gap := k.add(twofold{-a.hi, -a.lo})
		if a.hi > c || gap.hi < 0 {
			return most, math.Copysign(0, r.hi)
		}
		q := a.quo(k)
		s := q.mul(q)
		t := three.add(s.mul(twofold{-3, 0}.add(s))).quo(six)
		rest := gap.quo(k).mul(k.add(a).quo(k))
		return product(a.hi*(a.hi*t.hi), a.mul(a), t), r.hi * rest.mul(rest).hi
	})
}
