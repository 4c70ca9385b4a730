package impl

// CosineEmbedding is 1 − cos θ for a pair that belongs together, target +1, and max(0, cos θ − margin) for one that does not, target −1; θ is the
// angle between the two rows of a sample of shape {2, D}. It is PyTorch's cosine_embedding_loss without the guard eps.
//
// Beside the hinge, cos θ − margin cancels: it is accurate to a few units of 1 there, and not of the difference.
//
// Special cases are:
//
//	the gradient is 0 at the hinge, and where the rows are of one direction or of opposite ones
//
// Errors: a shape that is not {2, D}; a row of zeros, or one that is not finite; a target that is not −1 or +1; a margin outside [−1, 1].
func CosineEmbedding[F Float](margin float64) Loss[F] {
	bad := within("margin", margin, -1, 1)
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		if err := coupled(x); err != nil {
			return 0, err
		}
		if err := sign(0, x.Target[0]); err != nil {
			return 0, err
		}
		d := x.Shape[1]
		a, b := x.Pred[:d], x.Pred[d:]
		for i, row := range [][]float64{a, b} {
			if err := nonZero("pred", i*d, row); err != nil {
				return 0, err
			}
		}
		var ga, gb []float64
		if gp != nil {
			ga, gb = gp[:d], gp[d:]
		}
		v, cos := turned(a, b, ga)
		turned(b, a, gb)
		if x.Target[0] > 0 {
			return v, nil
		}
		for i := range gp {
			gp[i] = -gp[i]
		}
		if v = cos - margin; v > 0 {
			return v, nil
		}
		clear(gp)
		return 0, nil
	}})
}

// coupled checks a pair of embeddings with one target.
func coupled(x Row[float64]) error {
	if len(x.Shape) != 2 || x.Shape[0] != 2 || x.Shape[1] < 1 {
		return &DataError{"shape", -1, x.Shape, "want {2, D}: two embeddings"}
	}
	if len(x.Target) != 1 {
		return &DataError{"target", -1, len(x.Target), "want one number for each sample"}
	}
	return nil
}
