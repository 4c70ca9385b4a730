package mutant

import "github.com/lossgate/lossgate/impl"

func tukeyNotCut() Mutant {
	return Mutant{
		ID: "x421", Name: "tukey-not-cut", Loss: "tukey", Params: impl.Params{"c": {1}},
		Bug:     "goes on with the polynomial beyond c, where it grows again without bound",
		Trigger: "a residual beyond c",
		Float64: func() impl.Loss[float64] {
			return residual(impl.Tukey[float64](1), func(r float64) (v, g float64) {
				s := r * r
				return s / 6 * (3 - s*(3-s)), r * (1 - s) * (1 - s)
			})
		},
	}
}
