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
	return exactResidual[F](within("eps", eps, 0, math.MaxFloat64), func(r twofold) (v, g float64) {
		d := beyond(r, eps)
		return product(d.hi*d.hi, d, d), 2 * d.hi
	})
}
