package impl

// Entropy is −Σ p log p in nats of a distribution p = pred over C classes (Shannon 1948). It takes no target. Its gradient is
// −log p − 1, as entries vary freely.
//
// Special cases are:
//
//	0·log 0 = 0, so that the entropy of a vertex is 0
//	the derivative at an entry of 0 is +Inf
//
// Errors: an entry outside [0, 1], NaN among them; entries that do not sum to 1; a target.
func Entropy[F Float]() Loss[F] {
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if err := vector(x); err != nil {
			return 0, err
		}
		if err := untargeted(x); err != nil {
			return 0, err
		}
		if err := distribution("pred", 0, x.Pred, x.unit); err != nil {
			return 0, err
		}
		var s sum
		for _, p := range x.Pred {
			s.add(xlogy(p, p))
		}
		for i := range gp {
			gp[i] = -1 - log(x.Pred[i])
		}
		return 0 - s.total(), nil
	}})
}

// vector checks that the prediction is one row of classes.
func vector(x Row[float64]) error {
	if len(x.Shape) != 1 || len(x.Pred) == 0 {
		return &DataError{"shape", -1, x.Shape, "want one dimension of at least one class"}
	}
	return nil
}

// paired checks that prediction and target are rows of equally many classes.
func paired(x Row[float64]) error {
	if err := vector(x); err != nil {
		return err
	}
	if len(x.TargetShape) != 1 || len(x.Target) != len(x.Pred) {
		return &DataError{"target", -1, x.TargetShape, "want as many classes as pred has"}
	}
	return nil
}
