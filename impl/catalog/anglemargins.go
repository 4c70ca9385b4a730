package catalog

import (
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
)

// angleMargins are the softmax losses with a margin between classes, by angle or by score.
func angleMargins() []Entry {
	return []Entry{
		{
			Name: "arcface", Params: []Default{{"s", []float64{64}}, {"m", []float64{0.5}}, {"easy_margin", []float64{0}}},
			Variants: []impl.Params{{"s": {8}, "m": {0}}, {"s": {8}, "m": {0.5}, "easy_margin": {1}}},
			spec:     func(a args) spec.Loss { return spec.ArcFace(a.num(0), a.num(1), a.num(2) != 0) },
			f64:      func(a args) impl.Loss[float64] { return impl.ArcFace[float64](a.num(0), a.num(1), a.num(2) != 0) },
			f32:      func(a args) impl.Loss[float32] { return impl.ArcFace[float32](a.num(0), a.num(1), a.num(2) != 0) },
		},
		two(spec.CosFace, impl.CosFace[float64], impl.CosFace[float32], 64, 0.35, [2]float64{1, 0.25}),
		one(spec.SphereFace, impl.SphereFace[float64], impl.SphereFace[float32], 4, 3),
		one(spec.LSoftmax, impl.LSoftmax[float64], impl.LSoftmax[float32], 2, 1),
	}
}
