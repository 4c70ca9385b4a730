package impl

// ZeroOne is 1 where m = target·pred is below 0 and 0 elsewhere, ties included. It has no useful gradient, so Grad returns
// ErrNotDifferentiable.
//
// Special cases are:
//
//	ZeroOne(m = ±0) = 0
//	ZeroOne(NaN) = NaN
//
// A target that is not −1 or +1 is a *DataError.
func ZeroOne[F Float]() Loss[F] {
	return widened[F](Rows[float64]{NoGrad: true, Eval: scalarEval(nil, sign, func(x, t float64) (v, gx, gt float64) {
		switch m := t * x; {
		case m < 0:
			return 1, 0, 0
		case m >= 0:
			return 0, 0, 0
		default:
			return m, 0, 0 // NaN
		}
	})})
}
