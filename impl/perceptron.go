package impl

// Perceptron is max(0, −m), m = target·pred (Rosenblatt 1958). Its derivative in m is −1 where m < 0 and 0 elsewhere, the kink at 0
// included.
//
// Special cases are:
//
//	Perceptron(m = +Inf) = 0, with derivative 0
//	Perceptron(m = -Inf) = +Inf, with derivative -1
//	Perceptron(NaN) = NaN, with derivative NaN
//
// A target that is not −1 or +1 is a *DataError.
func Perceptron[F Float]() Loss[F] {
	return margin[F](nil, func(m float64) (v, g float64) {
		switch {
		case m < 0:
			return -m, -1
		case m >= 0:
			return 0, 0
		}
		return m, m // NaN
	})
}
