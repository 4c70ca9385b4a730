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
	}
}
