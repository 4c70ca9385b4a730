package catalog

// perceptual are the losses of images and their features.
func perceptual() []Entry {
	return []Entry{}
}
