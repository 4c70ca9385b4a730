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
	}
}
