package catalog

import (
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
)

// likelihoods are the negative log-likelihoods and deviances of regression.
func likelihoods() []Entry {
	return []Entry{
		one(spec.GaussianNLL, impl.GaussianNLL[float64], impl.GaussianNLL[float32], 0, 1),
		plain(spec.LaplaceNLL, impl.LaplaceNLL[float64], impl.LaplaceNLL[float32]),
		one(spec.StudentNLL, impl.StudentNLL[float64], impl.StudentNLL[float32], 4, 1, 1e5),
		one(spec.PoissonNLL, impl.PoissonNLL[float64], impl.PoissonNLL[float32], 0, 1),
		one(spec.PoissonNLLLog, impl.PoissonNLLLog[float64], impl.PoissonNLLLog[float32], 0, 1),
		plain(spec.PoissonDeviance, impl.PoissonDeviance[float64], impl.PoissonDeviance[float32]),
		plain(spec.GammaDeviance, impl.GammaDeviance[float64], impl.GammaDeviance[float32]),
		one(spec.TweedieDeviance, impl.TweedieDeviance[float64], impl.TweedieDeviance[float32], 1.5, 3, 1+0x1p-20),
	}
}
