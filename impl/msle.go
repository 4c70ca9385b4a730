package impl

import "math"

// MSLE is (ln(1+x) − ln(1+t))² for a prediction x and a target t above −1. Its derivative in x is 2(ln(1+x) − ln(1+t))/(1+x).
//
// The difference of logarithms is twofold, and near x = t it is ln(1 + (x−t)/(1+t)), which does not cancel.
//
// Special cases are:
//
//	MSLE(x, x) = 0
//	MSLE(NaN) = NaN, in either argument
//
// Errors: a prediction or a target that is not a finite number above −1.
func MSLE[F Float]() Loss[F] {
	valid := func(x, t float64) error {
		if err := aboveMinusOne("pred", x); err != nil {
			return err
		}
		return aboveMinusOne("target", t)
	}
	return pointwise[F](nil, valid, func(x, t float64) (v, gx, gt float64) {
		if x != x || t != t {
			nan := x + t
			return nan, nan, nan
		}
		a, b := twoSum(1, x), twoSum(1, t)
		var d twofold
		if r := difference(x, t).quo(b); math.Abs(r.hi) < 0.25 {
			d = log1pNear(r)
		} else {
			l := logScaled(b, 0)
			d = logScaled(a, 0).add(twofold{-l.hi, -l.lo})
		}
		return product(d.hi*d.hi, d, d), 2 * d.quo(a).hi, -2 * d.quo(b).hi
	})
}

// aboveMinusOne accepts finite numbers above −1, and NaN, which propagates.
func aboveMinusOne(arg string, x float64) error {
	if x <= -1 || math.IsInf(x, 1) {
		return &DataError{arg, 0, x, "want a finite number above -1"}
	}
	return nil
}
