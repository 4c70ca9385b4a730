package catalog

import (
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
)

// contrastive are the losses of a whole batch of embeddings.
func contrastive() []Entry {
	return []Entry{
		{
			Name: "barlow-twins", Params: []Default{{"lambda", []float64{0.005}}, {"eps", []float64{1e-5}}},
			Variants: []impl.Params{{"lambda": {1}, "eps": {0.25}}},
			spec:     func(a args) spec.Loss { return spec.BarlowTwins(a.num(0), a.num(1)) },
			f64:      func(a args) impl.Loss[float64] { return impl.BarlowTwins[float64](a.num(0), a.num(1)) },
			f32:      func(a args) impl.Loss[float32] { return impl.BarlowTwins[float32](a.num(0), a.num(1)) },
		},
		one(spec.CLIP, impl.CLIP[float64], impl.CLIP[float32], 1, 16),
		one(spec.InfoNCE, impl.InfoNCE[float64], impl.InfoNCE[float32], 1, 0.25, 16),
		plain(spec.NPair, impl.NPair[float64], impl.NPair[float32]),
		one(spec.NTXent, impl.NTXent[float64], impl.NTXent[float32], 0.5, 0.0625),
		one(spec.SupCon, impl.SupCon[float64], impl.SupCon[float32], 1, 0.25),
		{
			Name:     "vicreg",
			Params:   []Default{{"lambda", []float64{25}}, {"mu", []float64{25}}, {"nu", []float64{1}}, {"eps", []float64{1e-4}}},
			Variants: []impl.Params{{"lambda": {1}, "mu": {2}, "nu": {4}, "eps": {0.25}}},
			spec:     func(a args) spec.Loss { return spec.VICReg(a.num(0), a.num(1), a.num(2), a.num(3)) },
			f64:      func(a args) impl.Loss[float64] { return impl.VICReg[float64](a.num(0), a.num(1), a.num(2), a.num(3)) },
			f32:      func(a args) impl.Loss[float32] { return impl.VICReg[float32](a.num(0), a.num(1), a.num(2), a.num(3)) },
		},
	}
}
