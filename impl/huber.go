package impl

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
	return residual[F](positive("delta", delta), func(r float64) (v, g float64) {
		switch { // the branch comes before the square, which may overflow
		case r > delta:
			return delta * (r - delta/2), delta
		case r < -delta:
			return delta * (-r - delta/2), -delta
		}
		return r / 2 * r, r // r·r may overflow where its half does not
	})
}
