package impl

// GANMinimaxD is E softplus(−s) + E softplus(s̃), the loss of the discriminator of a generative adversarial network (Goodfellow et al.
// 2014): −E log D(x) − E log(1 − D(x̃)) with D = σ(s). A sample has two rows of n logits, of real points and of fakes, and its target
// the probability of each; a batch has 1/n. Its gradient is −p·σ(−s) by the logit of a real point and q·σ(s) by that of a fake; by a
// probability it is what that point costs.
//
// Special cases are:
//
//	a point of probability 0 costs nothing, whatever its logit
//	a logit that is infinitely wrong costs +Inf, with a finite gradient
//	a logit of NaN makes value and gradient NaN
//
// Errors: a shape that is not {2, n}, or a target of another shape; probabilities outside [0, 1], NaN among them, or a row that does not
// sum to 1.
func GANMinimaxD[F Float]() Loss[F] {
	return expectation[F](nil, nil,
		func(s, p float64) (v, g float64) { return times(p, softplus(-s)), -p * sigmoid(-s) },
		func(s, q float64) (v, g float64) { return times(q, softplus(s)), q * sigmoid(s) })
}

// expectation is the loss Σ_rows E f(s) of a game, f being another one for each row of scores: it returns w·f(s) and w·f′(s). Samples
// of one row have the shape {n}. bad is what is wrong with the parameters, and valid says what is with scores; nil: nothing.
func expectation[F Float](bad error, valid func(arg string, v []float64) error, rows ...func(s, w float64) (v, g float64)) Loss[F] {
	return widened[F](Rows[float64]{Targets: true, Eval: func(x Row[float64], gp, gt []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		n, err := gameSize(x, len(rows))
		if err != nil {
			return 0, err
		}
		if valid != nil {
			if err := valid("pred", x.Pred); err != nil {
				return 0, err
			}
		}
		terms := make([]float64, len(x.Pred))
		for i, s := range x.Pred {
			f := rows[i/n]
			v, g := f(s, x.Target[i])
			terms[i] = v
			if gp != nil {
				gp[i] = g
			}
			if gt != nil {
				gt[i], _ = f(s, 1)
			}
		}
		return total(terms, 1), nil
	}})
}

// gameSize is the n of a sample with so many rows of n scores, after a check of its shape and of its weights.
func gameSize(x Row[float64], rows int) (int, error) {
	switch {
	case rows == 1 && (len(x.Shape) != 1 || len(x.Pred) == 0):
		return 0, &DataError{"shape", -1, x.Shape, "want {n}: scores of fakes"}
	case rows == 2 && (len(x.Shape) != 2 || x.Shape[0] != 2 || len(x.Pred) == 0):
		return 0, &DataError{"shape", -1, x.Shape, "want {2, n}: scores of real points and of fakes"}
	case len(x.Target) != len(x.Pred) || len(x.TargetShape) != len(x.Shape) || x.TargetShape[len(x.Shape)-1] != x.Shape[len(x.Shape)-1]:
		return 0, &DataError{"target", -1, x.TargetShape, "want one probability for each score"}
	}
	n := len(x.Pred) / rows
	for at := 0; at < len(x.Target); at += n {
		if err := distribution("target", at, x.Target[at:at+n], x.unit); err != nil {
			return 0, err
		}
	}
	return n, nil
}
