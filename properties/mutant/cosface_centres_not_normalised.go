package mutant

import "github.com/lossgate/lossgate/impl"

func cosFaceCentresNotNormalised() Mutant {
	const scale, margin = 1, 0.25
	return Mutant{
		ID: "x393", Name: "cosface-centres-not-normalised", Loss: "cosface", Params: impl.Params{"s": {scale}, "m": {margin}},
		Bug:     "divides the embedding by its length, but not the class centres: a class with long weights wins",
		Trigger: "centres whose length is not 1",
		Float64: func() impl.Loss[float64] {
			return changed(impl.CosFace[float64](scale, margin), func(x row, _ float64, _, _ []float64) float64 {
				z, d := cosines(x, scale), len(x.Pred)
				for j := range z {
					z[j] *= length(x.Target[j*d : (j+1)*d])
				}
				z[x.Class[0]] -= scale * margin
				return surprise(z, x.Class[0])
			})
		},
	}
}
