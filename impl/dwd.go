package impl

import "math"

// DWD is 1 − m for m ≤ q/(q+1) and q^q/(q+1)^(q+1)·m^−q above, m = target·pred (Marron, Todd & Ahn 2007; Wang & Zou 2018). Its derivative
// in m is −1, and −t^−(q+1) above for t = m(q+1)/q, where the loss is t^−q/(q+1). The power is taken through a logarithm of
// twice the precision, which is multiplied by q.
//
// Special cases are:
//
//	DWD(m = +Inf) = 0, with derivative -0
//	DWD(m = -Inf) = +Inf, with derivative -1
//	DWD(NaN) = NaN, with derivative NaN
//
// q must be a finite number above 0; otherwise every call returns a *DataError, as for a target that is not −1 or +1.
func DWD[F Float](q float64) Loss[F] {
	next := twoSum(q, 1)
	joint := twofold{q, 0}.quo(next) // the slope turns by up to (q+1)²/q there, so that an ulp of it matters
	return margin[F](positive("q", q), func(m float64) (v, g float64) {
		switch {
		case m-joint.hi <= joint.lo:
			return 1 - m, -1
		case math.IsInf(m, 1):
			return 0, math.Copysign(0, -1)
		case m != m:
			return m, m
		}
		f, k := math.Frexp(m)
		log := logScaled(twofold{f, 0}.mul(next).quo(twofold{q, 0}), k) // of t
		minus := twofold{-next.hi, -next.lo}
		return log.mul(twofold{-q, 0}).expScaled(1/next.hi, 0), log.mul(minus).expScaled(-1, 0)
	})
}
