package impl

// Brier is Σ (p − t)² over all classes, p = pred and t = target distributions (Brier 1950). With two classes it is twice the form of
// one component. Its gradient in p is 2(p − t).
//
// Special cases are:
//
//	Brier is 2, its largest value, where both are certain, of different classes
//
// Errors: an entry outside [0, 1], NaN among them; rows that do not sum to 1; rows of different lengths.
func Brier[F Float]() Loss[F] {
	return widened[F](Rows[float64]{Targets: true, Eval: func(x Row[float64], gp, gt []float64) (float64, error) {
		if err := paired(x); err != nil {
			return 0, err
		}
		if err := distribution("pred", 0, x.Pred, x.unit); err != nil {
			return 0, err
		}
		if err := distribution("target", 0, x.Target, x.unit); err != nil {
			return 0, err
		}
		var s sum
		for i, p := range x.Pred {
			d := p - x.Target[i]
			s.add(d * d)
			if gp != nil {
				gp[i] = 2 * d
			}
			if gt != nil {
				gt[i] = -2 * d
			}
		}
		return s.total(), nil
	}})
}
