package impl

// SquaredMargin is (1 − m)², m = target·pred (Suykens & Vandewalle 1999). Its derivative in m is −2(1 − m).
//
// Special cases are:
//
//	SquaredMargin(m = ±Inf) = +Inf, with derivative ±Inf
//	SquaredMargin(NaN) = NaN
//
// A target that is not −1 or +1 is a *DataError.
func SquaredMargin[F Float]() Loss[F] {
	return margin[F](nil, func(m float64) (v, g float64) {
		d := 1 - m
		return d * d, -2 * d
	})
}
