package impl

// LSGANG is ½E(s − c)², the generator's loss of a least-squares GAN (Mao et al. 2017). A sample is the scores of n fakes, and its target the
// probability of each. Its gradient is q·(s − c) by a score: it does not let go of a fake that is taken for real.
//
// Errors: a shape that is not {n}, or a target of another shape; scores or a label that are not finite; probabilities outside [0, 1], NaN
// among them, or that do not sum to 1.
func LSGANG[F Float](c float64) Loss[F] {
	return expectation[F](finiteLabel("c", c), finiteNumbers, leastSquares(c))
}
