package impl

// Hinge is max(0, 1 − m), m = target·pred (Cortes & Vapnik 1995). Its derivative in m is −1 where m < 1 and 0 elsewhere, the
// kink at 1 included.
//
// Special cases are:
//
//	Hinge(m = +Inf) = 0, with derivative 0
//	Hinge(m = -Inf) = +Inf, with derivative -1
//	Hinge(NaN) = NaN, with derivative NaN
//
// A target that is not −1 or +1 is a *DataError.
func Hinge[F Float]() Loss[F] {
	return margin[F](nil, func(m float64) (v, g float64) {
		switch {
		case m < 1:
			return 1 - m, -1
		case m >= 1:
			return 0, 0
		}
		return m, m // NaN, which max(0, 1−m) written as one comparison would lose
	})
}
