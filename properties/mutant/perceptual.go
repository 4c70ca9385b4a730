package mutant

// perceptual lists the mutants of losses of images and their features.
func perceptual() []Mutant {
	return []Mutant{}
}
