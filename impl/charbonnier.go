package impl

import "math"

// Charbonnier is √(r² + eps²), r = pred − target (Charbonnier et al. 1994). Its derivative is r/√(r² + eps²). Squares neither
// overflow nor underflow.
//
// Special cases are:
//
//	Charbonnier(±Inf) = +Inf, with derivative ±1
//	Charbonnier(NaN) = NaN
//
// eps must be a finite number above 0; otherwise every call returns a *DataError.
func Charbonnier[F Float](eps float64) Loss[F] {
	return residual[F](positive("eps", eps), func(r float64) (v, g float64) {
		if math.IsInf(r, 0) {
			return math.Inf(1), signum(r)
		}
		down := 1.0 // a power of two that makes the larger square representable
		switch m := max(math.Abs(r), eps); {
		case m > 0x1p500:
			down = 0x1p600
		case m < 0x1p-450:
			down = 0x1p-600
		}
		r, e := r/down, eps/down
		h := math.Sqrt(float64(r*r) + float64(e*e))
		return h * down, r / h
	})
}
