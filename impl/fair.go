package impl

import "math"

// Fair is c²(u − ln(1 + u)), u = |r|/c, for r = pred − target (Fair 1974). Its derivative is r/(1 + |r|/c).
//
// The difference cancels near 0; it is taken of twofold numbers, and below u = 2^−40 of the first terms of its series.
//
// Special cases are:
//
//	Fair(±Inf) = +Inf, with derivative ±c
//	Fair(NaN) = NaN
//
// c must be a finite number above 0; otherwise every call returns a *DataError.
func Fair[F Float](c float64) Loss[F] {
	k := twofold{c, 0}
	return exactResidual[F](positive("c", c), func(r twofold) (v, g float64) {
		a := r.abs()
		switch q := a.hi / c; {
		case q > 0x1p100: // the logarithm is below half an ulp of u; u may overflow
			return c * a.hi, math.Copysign(c, r.hi)
		case q < 0x1p-40:
			return halfSquare(r) * (1 - 2./3*q), r.hi * (1 - q)
		}
		u := a.quo(k)
		e := excess(u)
		return product(c*(c*e.hi), k.mul(k), e), r.hi / (1 + u.hi)
	})
}

// excess is u − ln(1 + u) for u > −1, |u| at least 2^−40 and in the range of twofold products: the logarithm has 2^−100 of u, the difference is
// about ½u².
func excess(u twofold) twofold {
	l := log1pNear
	if math.Abs(u.hi) >= 0.25 {
		l = func(u twofold) twofold { return logScaled(u.add(twofold{1, 0}), 0) }
	}
	y := l(u)
	return u.add(twofold{-y.hi, -y.lo})
}
