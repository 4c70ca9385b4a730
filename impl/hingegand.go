package impl

import "math"

// HingeGAND is E max(0, 1 − s(x)) + E max(0, 1 + s(x̃)), the discriminator's loss of a geometric GAN (Lim and Ye 2017). A sample has two rows of n
// scores, of real points and of fakes, and its target the probability of each; a batch has 1/n.
//
// Special cases are:
//
//	a score at its margin, 1 or −1, has the gradient 0
//
// Errors: a shape that is not {2, n}, or a target of another shape; scores that are not finite; probabilities outside [0, 1], NaN among
// them, or a row that does not sum to 1.
func HingeGAND[F Float]() Loss[F] {
	return expectation[F](nil, finiteNumbers,
		func(s, p float64) (v, g float64) { return p * math.Max(0, 1-s), -p * below(s, 1) },
		func(s, q float64) (v, g float64) { return q * math.Max(0, 1+s), q * below(-s, 1) })
}

// below is 1 for m < limit and 0 elsewhere.
func below(m, limit float64) float64 {
	if m < limit {
		return 1
	}
	return 0
}
