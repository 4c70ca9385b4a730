package catalog

import (
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
)

func regression() []Entry {
	return []Entry{
		one(spec.Huber, impl.Huber[float64], impl.Huber[float32], 1, 0.25, 1.5),
	}
}
