package impl

import "math"

// PseudoHuber is delta²(√(1+q²) − 1), q = r/delta and r = pred − target (Charbonnier et al. 1994), computed as r²/(1+√(1+q²)), which
// does not cancel. Its derivative is r/√(1+q²).
//
// Special cases are:
//
//	PseudoHuber(±Inf) = +Inf, with derivative ±delta
//	PseudoHuber(NaN) = NaN
//
// delta must be a finite number above 0; otherwise every call returns a *DataError.
func PseudoHuber[F Float](delta float64) Loss[F] {
	return residual[F](positive("delta", delta), func(r float64) (v, g float64) {
		q := r / delta
		if a := math.Abs(r); math.Abs(q) > 0x1p27 { // q², which may overflow, is all of 1+q²; half of 1/q is below an ulp of q
			return delta * (a - delta), math.Copysign(delta, r)
		}
		h := math.Sqrt(1 + float64(q*q))
		return r * (r / (1 + h)), r / h
	})
}
