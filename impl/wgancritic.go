package impl

import "math"

// WGANCritic is E s(x̃) − E s(x), the loss of the critic of a Wasserstein GAN (Arjovsky, Chintala and Bottou 2017). A sample has two rows of n
// scores, of real points and of fakes, and its target the probability of each; a batch has 1/n. It is computed as one sum without
// rounding, since it cancels. Its gradient is −p by the score of a real point and q by that of a fake; by a probability ∓s.
//
// Errors: a shape that is not {2, n}, or a target of another shape; scores that are not finite; probabilities outside [0, 1], NaN among
// them, or a row that does not sum to 1.
func WGANCritic[F Float]() Loss[F] { return linearGame[F](-1, 1) }

// linearGame is Σ_rows sign·E s, with a sign for each row.
func linearGame[F Float](signs ...float64) Loss[F] {
	return widened[F](Rows[float64]{Targets: true, Eval: func(x Row[float64], gp, gt []float64) (float64, error) {
		n, err := gameSize(x, len(signs))
		if err != nil {
			return 0, err
		}
		if err := finiteNumbers("pred", x.Pred); err != nil {
			return 0, err
		}
		unit := 1.0
		switch { // terms may overflow where their sum does not, and lose bits below the normal range
		case large(x.Pred):
			unit = 0x1p64
		case tiny(x.Pred):
			unit = 0x1p-128
		}
		var all expansion
		for i, s := range x.Pred {
			sign := signs[i/n]
			all.addProduct(sign*x.Target[i], s/unit)
			if gp != nil {
				gp[i] = sign * x.Target[i]
			}
			if gt != nil {
				gt[i] = sign * s
			}
		}
		return all.total() * unit, nil
	}})
}

// tiny reports whether products of v and a probability may be subnormal numbers.
func tiny(v []float64) bool {
	for _, x := range v {
		if math.Abs(x) > 0x1p-800 {
			return false
		}
	}
	return true
}
