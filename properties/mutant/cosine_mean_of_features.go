package mutant

import "github.com/lossgate/lossgate/impl"

func cosineMeanOfFeatures() Mutant {
	return Mutant{
		ID: "m55b", Name: "cosine-mean-of-features", Loss: "cosine-distance",
		Bug:    "takes the mean of the products of entries where it should take their sum: a perfect pair costs 1 − 1/D",
		Thread: "keras-team/keras#7954", Trigger: "two dimensions and more",
		Float64: func() impl.Loss[float64] {
			return changed(impl.CosineDistance[float64](), func(x row, v float64, gp, gt []float64) float64 {
				d := float64(len(x.Pred))
				for _, g := range [][]float64{gp, gt} {
					for i := range g {
						g[i] /= d
					}
				}
				return 1 - (1-v)/d
			})
		},
	}
}
