package catalog

import (
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
)

// transport are the losses between measures on a space: transport costs and kernel distances.
func transport() []Entry {
	return []Entry{
		plain(spec.W1, impl.W1[float64], impl.W1[float32]),
	}
}
