package impl

import "math"

// SMAPE is 2|x−t|/(|x|+|t|), and 0 where both are 0 (Makridakis 1993). Where the signs of x and t agree its derivative in x is
// 4|t|/(|x|+|t|)² with the sign of x−t; elsewhere the loss is 2 and its derivative 0, as it is at the kinks x = t and x = 0.
//
// Special cases are:
//
//	SMAPE(0, 0) = 0
//	SMAPE(NaN) = NaN, in either argument
//
// Errors: an infinite prediction or target.
func SMAPE[F Float]() Loss[F] {
	valid := func(x, t float64) error {
		if math.IsInf(x, 0) {
			return &DataError{"pred", 0, x, "want a finite number"}
		}
		if math.IsInf(t, 0) {
			return &DataError{"target", 0, t, "want a finite number"}
		}
		return nil
	}
	return pointwise[F](nil, valid, func(x, t float64) (v, gx, gt float64) {
		switch {
		case x != x || t != t:
			nan := x + t
			return nan, nan, nan
		case x == t:
			return 0, 0, 0
		case x == 0 || t == 0 || math.Signbit(x) != math.Signbit(t):
			return 2, 0, 0
		}
		down := 1.0
		if math.Abs(x) > 0x1p1000 || math.Abs(t) > 0x1p1000 { // the sum may overflow
			down = 0x1p-64
		}
		side := signum(x - t)
		x, t = math.Abs(x), math.Abs(t)
		sum := twoSum(x*down, t*down)
		part := func(a float64) float64 { return twofold{4 * (a * down), 0}.quo(sum).quo(sum).hi * down }
		return 2 * math.Abs(difference(x*down, t*down).quo(sum).hi), side * part(t), -side * part(x)
	})
}
