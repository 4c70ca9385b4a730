package spec

// HingeGANG is −E s(x̃), what the generator minimises against a discriminator of hinges (Lim and Ye 2017): the loss of WGANGenerator, under
// the name that goes with HingeGAND. The generator has no hinge: one would let go of fakes that are taken for real.
func HingeGANG() Loss {
	l := linearGenerator("hinge-gan-g")
	l.Claims = append(l.Claims, Equals{ID: "g-hinge-gan-generator", Says: "It is the generator's loss of a Wasserstein GAN.", Other: WGANGenerator})
	l.Refs = hingeGAN
	l.Names = map[string]string{
		"tfgan": "tfgan.losses.wargs.wasserstein_hinge_generator_loss", "compare_gan": "compare_gan.gans.loss_lib.hinge, g_loss",
	}
	return l
}
