package impl

// ModifiedHuber is max(0, 1 − m)² for m ≥ −1 and −4m below, m = target·pred (Zhang 2004). Its derivative in m is −2·max(0, 1 − m), and
// −4 below −1; the pieces join with equal slopes.
//
// Special cases are:
//
//	ModifiedHuber(m = +Inf) = 0, with derivative 0
//	ModifiedHuber(m = -Inf) = +Inf, with derivative -4
//	ModifiedHuber(NaN) = NaN, with derivative NaN
//
// A target that is not −1 or +1 is a *DataError.
func ModifiedHuber[F Float]() Loss[F] {
	return margin[F](nil, func(m float64) (v, g float64) {
		if m < -1 {
			return -4 * m, -4
		}
		return squaredHinge(m)
	})
}
