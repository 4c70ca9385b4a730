package impl

import "math"

// Lp is |r|^p for r = pred − target. Its derivative is p·|r|^(p−1) with the sign of r, and 0 at r = 0.
//
// The power is taken of a twofold logarithm: math.Pow loses digits where the power is large.
//
// Special cases are:
//
//	Lp(±Inf) = +Inf, with derivative ±Inf, and ±1 for p = 1
//	Lp(NaN) = NaN
//
// p must be a finite number, at least 1; otherwise every call returns a *DataError.
func Lp[F Float](p float64) Loss[F] {
	return pointwise[F](within("p", p, 1, math.MaxFloat64), nil, func(x, t float64) (v, gx, gt float64) {
		r, up := difference(x, t), 0
		if math.IsInf(r.hi, 0) && !math.IsInf(x, 0) && !math.IsInf(t, 0) { // a difference beyond the range need not be a huge loss
			r, up = difference(x/2, t/2), 1
		}
		if r.hi == 0 || r.hi != r.hi {
			return r.hi * r.hi, r.hi, -r.hi
		}
		if math.IsInf(r.hi, 0) {
			g := math.Copysign(math.Pow(math.Inf(1), p-1), r.hi)
			return math.Inf(1), g, -g
		}
		_, k := math.Frexp(r.hi)
		l := logScaled(r.abs().scale(-k), k+up)
		g := math.Copysign(l.mul(twoSum(p, -1)).expScaled(p, 0), r.hi)
		return l.mul(twofold{p, 0}).expScaled(1, 0), g, -g
	})
}
