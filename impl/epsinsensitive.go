package impl

import "math"

// EpsInsensitive is max(0, |r| − eps), r = pred − target (Vapnik 1995). Its derivative is 0 where |r| ≤ eps, the kink included,
// and the sign of r elsewhere.
//
// Special cases are:
//
//	EpsInsensitive(±Inf) = +Inf, with derivative ±1
//	EpsInsensitive(NaN) = NaN, with derivative NaN
//
// eps must be a finite number not below 0; otherwise every call returns a *DataError.
func EpsInsensitive[F Float](eps float64) Loss[F] {
	return pointwise[F](within("eps", eps, 0, math.MaxFloat64), nil, func(x, t float64) (v, gx, gt float64) {
		d := beyond(x, t, eps)
		return math.Abs(d), signum(d), -signum(d)
	})
}

// beyond is how far x − t is outside of [−eps, eps], with its sign; 0 inside. Near the border x − t − eps would cancel to the
// rounding of x − t, so that is carried along.
func beyond(x, t, eps float64) float64 {
	r, low := difference(x, t)
	switch {
	case r >= 0:
		return math.Max(0, r-eps+low)
	case r < 0:
		return math.Min(0, r+eps+low)
	}
	return r // NaN
}

// difference is x − t rounded, and what the rounding took away: their sum is exact (Knuth's TwoSum). The second is 0 where
// the first is not finite.
func difference(x, t float64) (r, low float64) {
	r = x - t
	if math.IsInf(r, 0) || r != r {
		return r, 0
	}
	y := r - x
	return r, (x - (r - y)) - (t + y)
}
