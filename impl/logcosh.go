package impl

import "math"

// LogCosh is ln cosh r, r = pred − target (Green 1990). Its derivative is tanh r.
//
// Far from 0 it is computed as |r| + (log1p(e^−2|r|) − ln 2), which does not overflow; below 1, where that cancels, as
// log1p(E²/(2(1+E))) with E = expm1|r|, since cosh r − 1 = (e^r − 1)²/(2e^r).
//
// Special cases are:
//
//	LogCosh(±Inf) = +Inf, with derivative ±1
//	LogCosh(NaN) = NaN
func LogCosh[F Float]() Loss[F] {
	return residual[F](nil, func(r float64) (v, g float64) { return logCosh(r), math.Tanh(r) })
}

func logCosh(r float64) float64 {
	a := math.Abs(r)
	if a < 1 {
		e := math.Expm1(a)
		return math.Log1p(e / (1 + e) * (e / 2))
	}
	return a + (math.Log1p(math.Exp(-2*a)) - math.Ln2)
}
