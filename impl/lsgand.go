package impl

import "math"

// LSGAND is ½E(s(x) − b)² + ½E(s(x̃) − a)², the discriminator's loss of a least-squares GAN (Mao et al. 2017). A sample has two rows of n scores,
// of real points and of fakes, and its target the probability of each; a batch has 1/n. Its gradient is p·(s − b) by the score of a real
// point, q·(s − a) by that of a fake, and by a probability what that point costs.
//
// Errors: a shape that is not {2, n}, or a target of another shape; scores or labels that are not finite; probabilities outside [0, 1], NaN
// among them, or a row that does not sum to 1.
func LSGAND[F Float](a, b float64) Loss[F] {
	bad := finiteLabel("a", a)
	if bad == nil {
		bad = finiteLabel("b", b)
	}
	return expectation[F](bad, finiteNumbers, leastSquares(b), leastSquares(a))
}

// leastSquares is w·½(s − label)² with its derivative.
func leastSquares(label float64) func(s, w float64) (v, g float64) {
	return func(s, w float64) (v, g float64) {
		r := difference(s, label)
		square := product(r.hi*r.hi, r, r)
		if math.IsInf(square, 0) { // where its share may not be
			return w * (r.hi / 2) * r.hi, w * r.hi
		}
		return w * (square / 2), w * r.hi
	}
}

// finiteLabel is the error of a label that is not finite, nil when it is.
func finiteLabel(name string, v float64) error {
	if math.IsInf(v, 0) || v != v {
		return &DataError{name, -1, v, "want a finite number"}
	}
	return nil
}
