package mutant

import "github.com/lossgate/lossgate/impl"

func itakuraSaitoWithoutOne() Mutant {
	return Mutant{
		ID: "x377", Name: "itakura-saito-without-one", Loss: "itakura-saito",
		Bug:     "leaves out −1, which does not change gradients: a perfect prediction costs 1 for each entry",
		Trigger: "everywhere",
		Float64: func() impl.Loss[float64] {
			return changed(impl.ItakuraSaito[float64](), func(x row, v float64, gp, gt []float64) float64 {
				return v + float64(len(x.Pred))
			})
		},
	}
}
