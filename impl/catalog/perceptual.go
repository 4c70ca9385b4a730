package catalog

import (
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
)

// perceptual are the losses of images and their features.
func perceptual() []Entry {
	return []Entry{
		plain(spec.GramStyle, impl.GramStyle[float64], impl.GramStyle[float32]),
		plain(spec.TVImage, impl.TVImage[float64], impl.TVImage[float32]),
		one(spec.PSNR, impl.PSNR[float64], impl.PSNR[float32], 1, 255),
		plain(spec.LogSpectral, impl.LogSpectral[float64], impl.LogSpectral[float32]),
		plain(spec.SpectralConvergence, impl.SpectralConvergence[float64], impl.SpectralConvergence[float32]),
		plain(spec.TVImageIsotropic, impl.TVImageIsotropic[float64], impl.TVImageIsotropic[float32]),
	}
}
