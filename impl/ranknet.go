package impl

// RankNet is log(1 + e^−(s₁ − s₂)) for a sample of shape {2}: the scores of two items of which the first should rank above the
// second (Burges et al. 2005). It is softmax cross-entropy of two logits, and computed so: relatively accurate however far apart they are.
//
// Special cases are:
//
//	NaN in either score makes value and gradient NaN
//
// Errors: a shape that is not {2}; a target.
func RankNet[F Float]() Loss[F] {
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if err := scores(x, 2); err != nil {
			return 0, err
		}
		s := newSoftmax(x.Pred)
		for j := range gp {
			gp[j] = s.slope(j, 0)
		}
		return s.surprise(0), nil
	}})
}

// scores checks a sample of n scores without a target; 0: any number of them.
func scores(x Row[float64], n int) error {
	if len(x.Shape) != 1 || n > 0 && len(x.Pred) != n || len(x.Pred) == 0 {
		return &DataError{"shape", -1, x.Shape, "want a vector of scores"}
	}
	return untargeted(x)
}
