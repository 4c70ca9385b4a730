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
		one(spec.BEGAND, impl.BEGAND[float64], impl.BEGAND[float32], 0.5, 0, 1),
		plain(spec.BEGANG, impl.BEGANG[float64], impl.BEGANG[float32]),
		two(spec.BEGANBalance, impl.BEGANBalance[float64], impl.BEGANBalance[float32], 0.001, 0.5, [2]float64{0.25, 0.75}),
		one(spec.BEGANMeasure, impl.BEGANMeasure[float64], impl.BEGANMeasure[float32], 0.5, 0.3),
		one(spec.EBGAND, impl.EBGAND[float64], impl.EBGAND[float32], 10, 0.5),
		plain(spec.EBGANG, impl.EBGANG[float64], impl.EBGANG[float32]),
		two(spec.LossensD, impl.LossensD[float64], impl.LossensD[float32], 1, 0, [2]float64{0.3, 1}, [2]float64{2, -1}, [2]float64{0, 0.01}),
		plain(spec.LossensG, impl.LossensG[float64], impl.LossensG[float32]),
		plain(spec.FeatureMatching, impl.FeatureMatching[float64], impl.FeatureMatching[float32]),
	}
}
