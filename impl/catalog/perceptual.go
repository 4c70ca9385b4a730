package catalog

import (
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
)

// perceptual are the losses of images and their features.
func perceptual() []Entry {
	return []Entry{
		plain(spec.TVImage, impl.TVImage[float64], impl.TVImage[float32]),
		plain(spec.TVImageIsotropic, impl.TVImageIsotropic[float64], impl.TVImageIsotropic[float32]),
	}
}
