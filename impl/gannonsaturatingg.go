package impl

// GANNonsaturatingG is E softplus(−s), the loss with which generators of a generative adversarial network are trained in practice
// (Goodfellow et al. 2014): −E log D(x̃) with D = σ(s). A sample is the logits of n fakes, and its target the probability of each. Its
// gradient is −q·σ(−s) by a logit, near −q where fakes are rejected; by a probability it is softplus(−s).
//
// Special cases are:
//
//	GANNonsaturatingG(+Inf) = 0, with gradient 0
//	GANNonsaturatingG(-Inf) = +Inf, and 0 for a fake of probability 0
//	a logit of NaN makes value and gradient NaN
//
// Errors: a shape that is not {n}, or a target of another shape; probabilities outside [0, 1], NaN among them, or that do not sum to 1.
func GANNonsaturatingG[F Float]() Loss[F] {
	return expectation[F](nil, nil, func(s, q float64) (v, g float64) { return times(q, softplus(-s)), -q * sigmoid(-s) })
}
