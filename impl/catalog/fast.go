package catalog

import (
	"fmt"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/fast"
)

// Fast is the library of batched kernels, for the losses that have one. Nil Settings are the defaults.
type Fast struct{ Settings *fast.Settings }

// Info implements impl.Library.
func (Fast) Info() impl.Info { return impl.Info{Name: "fast", Language: "go"} }

// Float64 implements impl.Library.
func (l Fast) Float64(name string, p impl.Params) (impl.Loss[float64], error) {
	return quick(name, p, kernels[float64](l.Settings))
}

// Float32 implements impl.Library.
func (l Fast) Float32(name string, p impl.Params) (impl.Loss[float32], error) {
	return quick(name, p, kernels[float32](l.Settings))
}

// A kernel is how to make the fast implementation of one loss, for the parameters of its entry.
type kernel[F impl.Float] struct {
	name string
	make func(args) impl.Loss[F]
}

func kernels[F impl.Float](s *fast.Settings) []kernel[F] {
	return []kernel[F]{
		{"squared", func(args) impl.Loss[F] { return fast.Squared[F](s) }},
		{"absolute", func(args) impl.Loss[F] { return fast.Absolute[F](s) }},
		{"huber", func(a args) impl.Loss[F] { return fast.Huber[F](a.num(0), s) }},
		{"smooth-l1", func(a args) impl.Loss[F] { return fast.SmoothL1[F](a.num(0), s) }},
		{"pseudo-huber", func(a args) impl.Loss[F] { return fast.PseudoHuber[F](a.num(0), s) }},
		{"log-cosh", func(args) impl.Loss[F] { return fast.LogCosh[F](s) }},
		{"pinball", func(a args) impl.Loss[F] { return fast.Pinball[F](a.num(0), s) }},
		{"hinge", func(args) impl.Loss[F] { return fast.Hinge[F](s) }},
		{"squared-hinge", func(args) impl.Loss[F] { return fast.SquaredHinge[F](s) }},
		{"logistic", func(args) impl.Loss[F] { return fast.Logistic[F](s) }},
		{"bce-logits", func(a args) impl.Loss[F] { return fast.BCELogits[F](a.num(0), s) }},
		{"focal-sigmoid", func(a args) impl.Loss[F] { return fast.FocalSigmoid[F](a.num(0), a.num(1), s) }},
		{"softmax-ce", func(a args) impl.Loss[F] { return fast.SoftmaxCE[F](a[0], int(a.num(1)), a.num(2), s) }},
		{"softmax-ce-soft", func(a args) impl.Loss[F] { return fast.SoftmaxCESoft[F](a.num(0), s) }},
		{"kl", func(args) impl.Loss[F] { return fast.KL[F](s) }},
	}
}

func quick[F impl.Float](name string, p impl.Params, ks []kernel[F]) (impl.Loss[F], error) {
	for _, k := range ks {
		if k.name == name {
			return build(name, p, func(_ Entry, a args) impl.Loss[F] { return k.make(a) })
		}
	}
	return nil, fmt.Errorf("%w: no fast kernel of %s", impl.ErrUnsupported, name)
}

var _ impl.Library = Fast{}
