package catalog

import (
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
)

// penalties are what an adversarial loss adds to hold its critic or its autoencoder in check, and the losses of energies.
func penalties() []Entry {
	return []Entry{
		{
			Name: "gradient-penalty", Params: []Default{{"lambda", []float64{10}}, {"target", []float64{1}}, {"one_sided", []float64{0}}},
			Variants: []impl.Params{{"lambda": {0.5}, "target": {2}, "one_sided": {1}}, {"lambda": {3}, "target": {0.75}}},
			spec:     func(a args) spec.Loss { return spec.GradientPenalty(a.num(0), a.num(1), a.num(2) != 0) },
			f64: func(a args) impl.Loss[float64] {
				return impl.GradientPenalty[float64](a.num(0), a.num(1), a.num(2) != 0)
			},
			f32: func(a args) impl.Loss[float32] {
				return impl.GradientPenalty[float32](a.num(0), a.num(1), a.num(2) != 0)
			},
		},
		two(spec.DRAGAN, impl.DRAGAN[float64], impl.DRAGAN[float32], 10, 1, [2]float64{0.5, 2}),
		one(spec.R1, impl.R1[float64], impl.R1[float32], 10, 1, 0.25),
	}
}
