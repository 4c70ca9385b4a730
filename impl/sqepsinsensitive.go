package impl

import "math"

// SqEpsInsensitive is max(0, |r| − eps)², r = pred − target (Drucker et al. 1997). Its derivative is 2·max(0, |r| − eps)·sign r.
//
// Special cases are:
//
//	SqEpsInsensitive(±Inf) = +Inf, with derivative ±Inf
//	SqEpsInsensitive(NaN) = NaN
//
// eps must be a finite number not below 0; otherwise every call returns a *DataError.
func SqEpsInsensitive[F Float](eps float64) Loss[F] {
	return pointwise[F](within("eps", eps, 0, math.MaxFloat64), nil, func(x, t float64) (v, gx, gt float64) {
		d := beyond(x, t, eps)
		return d * d, 2 * d, -2 * d
	})
}
