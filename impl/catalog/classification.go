package catalog

import (
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
)

func classification() []Entry {
	return []Entry{
		plain(spec.SelfInformation, impl.SelfInformation[float64], impl.SelfInformation[float32]),
		plain(spec.Entropy, impl.Entropy[float64], impl.Entropy[float32]),
		plain(spec.CrossEntropy, impl.CrossEntropy[float64], impl.CrossEntropy[float32]),
	}
}
