package catalog

import (
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
)

// perceptual are the losses of images and their features.
func perceptual() []Entry {
	return []Entry{
		featureReconstruction(),
		plain(spec.GramStyle, impl.GramStyle[float64], impl.GramStyle[float32]),
		{
			Name:     "ssim",
			Params:   []Default{{"window", []float64{1, 1}}, {"k1", []float64{0.01}}, {"k2", []float64{0.03}}, {"range", []float64{1}}},
			Variants: []impl.Params{{"window": {1, 3}, "range": {255}, "k2": {0.5}}},
			spec:     func(a args) spec.Loss { return spec.SSIM(a[0], a.num(1), a.num(2), a.num(3)) },
			f64:      func(a args) impl.Loss[float64] { return impl.SSIM[float64](a[0], a.num(1), a.num(2), a.num(3)) },
			f32:      func(a args) impl.Loss[float32] { return impl.SSIM[float32](a[0], a.num(1), a.num(2), a.num(3)) },
		},
		{
			Name: "ms-ssim",
			Params: []Default{
				{"weights", []float64{0.5, 0.75}}, {"window", []float64{1, 1}}, {"k1", []float64{0.01}}, {"k2", []float64{0.03}}, {"range", []float64{1}},
			},
			spec: func(a args) spec.Loss { return spec.MSSSIM(a[0], a[1], a.num(2), a.num(3), a.num(4)) },
			f64:  func(a args) impl.Loss[float64] { return impl.MSSSIM[float64](a[0], a[1], a.num(2), a.num(3), a.num(4)) },
			f32:  func(a args) impl.Loss[float32] { return impl.MSSSIM[float32](a[0], a[1], a.num(2), a.num(3), a.num(4)) },
		},
		plain(spec.TVImage, impl.TVImage[float64], impl.TVImage[float32]),
		one(spec.PSNR, impl.PSNR[float64], impl.PSNR[float32], 1, 255),
		plain(spec.LogSpectral, impl.LogSpectral[float64], impl.LogSpectral[float32]),
		plain(spec.SpectralConvergence, impl.SpectralConvergence[float64], impl.SpectralConvergence[float32]),
		plain(spec.TVImageIsotropic, impl.TVImageIsotropic[float64], impl.TVImageIsotropic[float32]),
	}
}

// featureReconstruction is the entry of the losses of features, by the weights of layers: layer l has feature map l mod 4.
func featureReconstruction() Entry {
	specs := []func() spec.Features{spec.Pixels, spec.Mirrored, spec.GlobalPool, spec.Edges}
	impls := []func() impl.Features{impl.Pixels, impl.Mirrored, impl.GlobalPool, impl.Edges}
	layers := func(a args) (ls []impl.Layer) {
		for i, w := range a[0] {
			ls = append(ls, impl.Layer{Features: impls[i%len(impls)](), Weight: w})
		}
		return ls
	}
	return Entry{
		Name: "feature-reconstruction", Params: []Default{{"weight", []float64{1, 0, 0, 0}}},
		Variants: []impl.Params{{"weight": {0, 1, 0, 0}}, {"weight": {0, 0, 1, 0}}, {"weight": {0, 0, 0, 1}}, {"weight": {0.5, 0, 2, 1}}},
		spec: func(a args) spec.Loss {
			var ls []spec.Layer
			for i, w := range a[0] {
				ls = append(ls, spec.Layer{Features: specs[i%len(specs)](), Weight: w})
			}
			return spec.FeatureReconstruction(ls...)
		},
		f64: func(a args) impl.Loss[float64] { return impl.FeatureReconstruction[float64](layers(a)...) },
		f32: func(a args) impl.Loss[float32] { return impl.FeatureReconstruction[float32](layers(a)...) },
	}
}
