package impl

// Expectile is tau·(x−t)² for a prediction x at or below its target t, and (1−tau)·(x−t)² above it (Newey and Powell 1987). Its
// derivative in x is 2·tau·(x−t) or 2·(1−tau)·(x−t); both pieces agree at the joint.
//
// Special cases are:
//
//	Expectile(x − t = ±Inf) = +Inf, with derivative ±Inf
//	Expectile(NaN) = NaN
//
// tau must be in (0, 1); otherwise every call returns a *DataError.
func Expectile[F Float](tau float64) Loss[F] {
	return exactResidual[F](between("tau", tau, 0, 1), func(r twofold) (v, g float64) {
		w := tau
		if r.hi > 0 {
			w = 1 - tau
		}
		return product(w*r.hi*r.hi, r.mul(twofold{w, 0}), r), 2 * w * r.hi
	})
}
