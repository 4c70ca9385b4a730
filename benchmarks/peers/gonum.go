package main

import (
	"fmt"

	"gonum.org/v1/gonum/floats"

	"github.com/lossgate/lossgate/impl"
)

// gonumLosses are two means by gonum/floats, which has the parts of a loss and no loss: differences and their product with themselves, and the logarithm of a
// sum of exponentials. It has float64, and nothing that would be a gradient.
type gonumLosses struct{}

// Info implements impl.Library.
func (gonumLosses) Info() impl.Info { return impl.Info{Name: "gonum"} }

// Float32 implements impl.Library.
func (gonumLosses) Float32(name string, _ impl.Params) (impl.Loss[float32], error) {
	return nil, fmt.Errorf("%w: gonum/floats has no %s in float32", impl.ErrUnsupported, name)
}

// Float64 implements impl.Library.
func (gonumLosses) Float64(name string, _ impl.Params) (impl.Loss[float64], error) {
	switch name {
	case "squared":
		var d []float64
		return gonumMean(func(b impl.Batch[float64]) float64 {
			if len(d) != len(b.Pred) {
				d = make([]float64, len(b.Pred))
			}
			floats.SubTo(d, b.Pred, b.Target)
			return floats.Dot(d, d) / float64(b.N)
		}), nil
	case "softmax-ce":
		return gonumMean(func(b impl.Batch[float64]) (sum float64) {
			width := b.Shape[0]
			for i, c := range b.Class {
				row := b.Pred[i*width:][:width]
				sum += floats.LogSumExp(row) - row[c]
			}
			return sum / float64(b.N)
		}), nil
	}
	return nil, fmt.Errorf("%w: gonum/floats has no %s", impl.ErrUnsupported, name)
}

// gonumMean is a mean, and nothing else.
type gonumMean func(b impl.Batch[float64]) float64

// Value implements impl.Loss.
func (f gonumMean) Value(dst []float64, b impl.Batch[float64], r impl.Reduction) ([]float64, error) {
	if r != impl.Mean {
		return nil, impl.ErrUnsupported
	}
	return append(dst[:0], f(b)), nil
}

// Grad implements impl.Loss.
func (gonumMean) Grad([]float64, impl.Batch[float64], impl.Reduction, []float64) ([]float64, error) {
	return nil, impl.ErrUnsupported
}
