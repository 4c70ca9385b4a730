package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func focalGammaZero() Mutant {
	return Mutant{
		ID: "m99", Name: "focal-gamma-zero", Loss: "focal-sigmoid", Params: impl.Params{"gamma": {0}},
		Bug:    "differentiates a power with exponent 0 at base 0: 0·0^−1",
		Thread: "google-deepmind/optax#1267", Trigger: "γ = 0, where it is binary cross-entropy, and a logit above 37",
		Float64: func() impl.Loss[float64] {
			return changed(impl.FocalSigmoid[float64](-1, 0), func(x row, v float64, g, _ []float64) float64 {
				if m := (2*x.Target[0] - 1) * x.Pred[0]; 1/(1+math.Exp(-m)) == 1 {
					set(g, math.NaN())
				}
				return v
			})
		},
	}
}
