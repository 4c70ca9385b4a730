package impl

import "math"

// MAPE is |x−t|/|t| for a prediction x and a target t that is not 0 (de Myttenaere et al. 2016). Its derivative in x is 1/|t| with the sign of
// x−t, and 0 at x = t; its derivative in t is −x/t² with the sign of (x−t)/t.
//
// Special cases are:
//
//	MAPE(±Inf, t) = +Inf
//	MAPE(NaN) = NaN, in either argument
//
// Errors: a target that is 0 or infinite.
func MAPE[F Float]() Loss[F] {
	valid := func(_, t float64) error {
		if t == 0 || math.IsInf(t, 0) {
			return &DataError{"target", 0, t, "want a finite number that is not 0"}
		}
		return nil
	}
	return pointwise[F](nil, valid, func(x, t float64) (v, gx, gt float64) {
		r := difference(x, t).hi
		v = math.Abs(r / t)
		if math.IsInf(r, 0) && !math.IsInf(x, 0) { // the difference of two huge numbers may be a small part of them
			v = math.Abs((x/2 - t/2) / t * 2)
		}
		side := signum(r)
		return v, side / math.Abs(t), -side * x / t / math.Abs(t)
	})
}
