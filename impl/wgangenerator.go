package impl

// WGANGenerator is −E s, the loss of the generator of a Wasserstein GAN (Arjovsky, Chintala and Bottou 2017). A sample is the scores of n fakes,
// and its target the probability of each. Its gradient is −q by a score and −s by a probability.
//
// Errors: a shape that is not {n}, or a target of another shape; scores that are not finite; probabilities outside [0, 1], NaN among
// them, or that do not sum to 1.
func WGANGenerator[F Float]() Loss[F] { return linearGame[F](-1) }
