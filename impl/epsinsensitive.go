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
	return exactResidual[F](within("eps", eps, 0, math.MaxFloat64), func(r twofold) (v, g float64) {
		d := beyond(r, eps).hi
		return math.Abs(d), signum(d)
	})
}

// beyond is how far r is outside of [−eps, eps], with its sign; 0 inside.
func beyond(r twofold, eps float64) twofold {
	if math.IsInf(r.hi, 0) || r.hi != r.hi {
		return r
	}
	d := r.abs().add(twofold{-eps, 0})
	switch {
	case d.hi <= 0:
		return twofold{}
	case r.hi < 0:
		return twofold{-d.hi, -d.lo}
	}
	return d
}
