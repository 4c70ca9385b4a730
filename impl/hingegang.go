package impl

// HingeGANG is −E s, the generator's loss of a geometric GAN (Lim and Ye 2017): that of WGANGenerator, since only the discriminator has
// hinges. A sample is the scores of n fakes, and its target the probability of each.
//
// Errors: those of WGANGenerator.
func HingeGANG[F Float]() Loss[F] { return linearGame[F](-1) }
