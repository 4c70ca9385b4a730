package catalog

import (
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
)

func regression() []Entry {
	return []Entry{
		plain(spec.Squared, impl.Squared[float64], impl.Squared[float32]),
		plain(spec.HalfSquared, impl.HalfSquared[float64], impl.HalfSquared[float32]),
		plain(spec.Absolute, impl.Absolute[float64], impl.Absolute[float32]),
		one(spec.SmoothL1, impl.SmoothL1[float64], impl.SmoothL1[float32], 1, 0, 0.25, 3),
		one(spec.Pinball, impl.Pinball[float64], impl.Pinball[float32], 0.5, 0.9, 0.25),
		one(spec.Huber, impl.Huber[float64], impl.Huber[float32], 1, 0.25, 1.5),
	}
}
