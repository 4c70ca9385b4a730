package impl

import "math"

// Huber is ½r² where |r| ≤ delta and delta(|r| − ½delta) elsewhere, for r = pred − target (Huber 1964). Its derivative is r
// clipped to [−delta, delta]; both pieces agree at the joint.
//
// Special cases are:
//
//	Huber(±Inf) = +Inf, with derivative ±delta
//	Huber(NaN) = NaN
//
// delta must be a finite number above 0; otherwise every call returns a *DataError.
func Huber[F Float](delta float64) Loss[F] {
	return exactResidual[F](positive("delta", delta), func(r twofold) (v, g float64) {
		if a := r.abs(); a.hi > delta { // before the square, which may overflow
			return product(delta*(a.hi-delta/2), a.add(twofold{-delta / 2, 0}), twofold{delta, 0}), math.Copysign(delta, r.hi)
		}
		return halfSquare(r), r.hi
	})
}
