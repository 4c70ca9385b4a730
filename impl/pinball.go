package impl

// Pinball is tau·(t−x)₊ + (1−tau)·(x−t)₊ for a prediction x and a target t (Koenker and Bassett 1978): tau near 1 punishes
// predictions that are too low. Its derivative in x is −tau below t and 1−tau above it, and 0 at the kink x = t.
//
// Special cases are:
//
//	Pinball(x − t = ±Inf) = +Inf, with derivative 1−tau or −tau
//	Pinball(NaN) = NaN, with derivative NaN
//
// tau must be in (0, 1); otherwise every call returns a *DataError.
func Pinball[F Float](tau float64) Loss[F] {
	return residual[F](between("tau", tau, 0, 1), func(r float64) (v, g float64) {
		switch {
		case r < 0:
			return -tau * r, -tau
		case r > 0:
			return (1 - tau) * r, 1 - tau
		}
		return r * r, r // 0 or NaN
	})
}
