package catalog

import (
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
)

// transport are the losses between measures on a space: transport costs and kernel distances.
func transport() []Entry {
	return []Entry{
		plain(spec.W1, impl.W1[float64], impl.W1[float32]),
		plain(spec.W1Sorted, impl.W1Sorted[float64], impl.W1Sorted[float32]),
		one(spec.Wp1D, impl.Wp1D[float64], impl.Wp1D[float32], 2, 1, 3),
	}
}
