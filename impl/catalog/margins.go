package catalog

import (
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
)

func margins() []Entry {
	return []Entry{
		plain(spec.Hinge, impl.Hinge[float64], impl.Hinge[float32]),
		plain(spec.Logistic, impl.Logistic[float64], impl.Logistic[float32]),
		plain(spec.Exponential, impl.Exponential[float64], impl.Exponential[float32]),
	}
}
