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
		one(spec.Renyi, impl.Renyi[float64], impl.Renyi[float32], 2, 0.5, 1, 3),
		one(spec.Tsallis, impl.Tsallis[float64], impl.Tsallis[float32], 2, 0.5, 1, 1.25),
	}
}
