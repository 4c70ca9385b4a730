package impl

// MAEProb is ‖e_y − p‖₁ for a distribution p = pred over C classes and one label y, computed as 2(1 − p_y), which it is on the simplex
// (Ghosh, Kumar and Sastry 2017). Its gradient is −2 at y and 0 elsewhere: that of the sum of absolute values but for a constant,
// which no step along the simplex sees.
//
// Special cases are:
//
//	MAEProb is 2, its largest value, where p is certain of another class
//
// Errors: an entry outside [0, 1], NaN among them; a row that does not sum to 1; a label outside [0, C).
func MAEProb[F Float]() Loss[F] {
	return forecast[F](nil, func(p []float64, y int, gp []float64) float64 {
		if gp != nil {
			gp[y] = -2
		}
		return 2 * (1 - p[y])
	})
}

// forecast is a loss of a distribution and a label: f fills gp, which comes zeroed, where it is not nil.
func forecast[F Float](bad error, f func(p []float64, y int, gp []float64) float64) Loss[F] {
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		if err := labelled(x, 0); err != nil {
			return 0, err
		}
		if err := distribution("pred", 0, x.Pred, x.unit); err != nil {
			return 0, err
		}
		return f(x.Pred, x.Class[0], gp), nil
	}})
}
