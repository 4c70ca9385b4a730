package catalog

import (
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
)

// divergences are the losses between two distributions, target p and prediction q.
func divergences() []Entry {
	return []Entry{
		plain(spec.KL, impl.KL[float64], impl.KL[float32]),
		plain(spec.GeneralizedKL, impl.GeneralizedKL[float64], impl.GeneralizedKL[float32]),
		plain(spec.JS, impl.JS[float64], impl.JS[float32]),
		plain(spec.Hellinger, impl.Hellinger[float64], impl.Hellinger[float32]),
		plain(spec.Bhattacharyya, impl.Bhattacharyya[float64], impl.Bhattacharyya[float32]),
		plain(spec.TotalVariation, impl.TotalVariation[float64], impl.TotalVariation[float32]),
		plain(spec.ReverseKL, impl.ReverseKL[float64], impl.ReverseKL[float32]),
		plain(spec.Jeffreys, impl.Jeffreys[float64], impl.Jeffreys[float32]),
		plain(spec.Chi2, impl.Chi2[float64], impl.Chi2[float32]),
		plain(spec.Chi2Neyman, impl.Chi2Neyman[float64], impl.Chi2Neyman[float32]),
		plain(spec.Triangular, impl.Triangular[float64], impl.Triangular[float32]),
		plain(spec.ItakuraSaito, impl.ItakuraSaito[float64], impl.ItakuraSaito[float32]),
		plain(spec.KLGaussian, impl.KLGaussian[float64], impl.KLGaussian[float32]),
		plain(spec.KLGaussianPair, impl.KLGaussianPair[float64], impl.KLGaussianPair[float32]),
		one(spec.BetaDivergence, impl.BetaDivergence[float64], impl.BetaDivergence[float32], 1.5, 0, 1, 2),
		bregman(),
		fDivergence(),
		two(spec.MutualInformation, impl.MutualInformation[float64], impl.MutualInformation[float32], 2, 2, [2]float64{2, 4}),
		one(spec.Renyi, impl.Renyi[float64], impl.Renyi[float32], 2, 0.5, 1),
		one(spec.Tsallis, impl.Tsallis[float64], impl.Tsallis[float32], 2, 0.5, 1),
	}
}

// bregman is the entry of the divergences of Bregman, by the number of F. A number that names none is an error of every call.
func bregman() Entry {
	specs := []func() spec.Generator{spec.BregmanSquares, spec.BregmanEntropy, spec.BregmanBurg, spec.BregmanLogistic}
	impls := []func() impl.Generator{impl.BregmanSquares, impl.BregmanEntropy, impl.BregmanBurg, impl.BregmanLogistic}
	specified := func(a args) spec.Generator {
		k := int(a.num(0))
		if k < 0 || k >= len(specs) {
			f := spec.BregmanSquares()
			f.Number = k
			return f
		}
		return specs[k]()
	}
	implemented := func(a args) impl.Generator {
		k := int(a.num(0))
		if k < 0 || k >= len(impls) {
			return impl.Generator{Legal: func(float64) string { return "want another generator: 0, 1, 2 or 3" }}
		}
		return impls[k]()
	}
	return Entry{
		Name: "bregman", Params: []Default{{"generator", []float64{0}}}, Variants: []impl.Params{{"generator": {1}}, {"generator": {2}}, {"generator": {3}}},
		spec: func(a args) spec.Loss { return spec.Bregman(specified(a)) },
		f64:  func(a args) impl.Loss[float64] { return impl.Bregman[float64](implemented(a)) },
		f32:  func(a args) impl.Loss[float32] { return impl.Bregman[float32](implemented(a)) },
	}
}

// fDivergence is the entry of the f-divergences, by the number of f. A number that names none is an error of every call.
func fDivergence() Entry {
	specs := []func() spec.Contrast{spec.ContrastKL, spec.ContrastHellinger, spec.ContrastTriangular, spec.ContrastJS}
	impls := []func() impl.Contrast{impl.ContrastKL, impl.ContrastHellinger, impl.ContrastTriangular, impl.ContrastJS}
	specified := func(a args) spec.Contrast {
		k := int(a.num(0))
		if k < 0 || k >= len(specs) {
			f := spec.ContrastKL()
			f.Number = k
			return f
		}
		return specs[k]()
	}
	implemented := func(a args) impl.Contrast {
		k := int(a.num(0))
		if k < 0 || k >= len(impls) {
			return impl.Contrast{Bad: &impl.DataError{Arg: "f", At: -1, Got: a.num(0), Why: "want 0, 1, 2 or 3"}}
		}
		return impls[k]()
	}
	return Entry{
		Name: "f-divergence", Params: []Default{{"f", []float64{0}}}, Variants: []impl.Params{{"f": {1}}, {"f": {2}}, {"f": {3}}},
		spec: func(a args) spec.Loss { return spec.FDivergence(specified(a)) },
		f64:  func(a args) impl.Loss[float64] { return impl.FDivergence[float64](implemented(a)) },
		f32:  func(a args) impl.Loss[float32] { return impl.FDivergence[float32](implemented(a)) },
	}
}
