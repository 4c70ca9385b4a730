package impl

// SquaredHinge is max(0, 1 − m)², m = target·pred (Cortes & Vapnik 1995). Its derivative in m is −2·max(0, 1 − m).
//
// Special cases are:
//
//	SquaredHinge(m = +Inf) = 0, with derivative 0
//	SquaredHinge(m = -Inf) = +Inf, with derivative -Inf
//	SquaredHinge(NaN) = NaN, with derivative NaN
//
// A target that is not −1 or +1 is a *DataError.
func SquaredHinge[F Float]() Loss[F] { return margin[F](nil, squaredHinge) }

func squaredHinge(m float64) (v, g float64) {
	if m >= 1 {
		return 0, 0
	}
	d := 1 - m // NaN goes this way
	return d * d, -2 * d
}
