package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func focalPowerAtZero() Mutant {
	return Mutant{
		ID: "m45", Name: "focal-power-at-zero", Loss: "focal-sigmoid", Params: impl.Params{"gamma": {0.5}, "alpha": {0.75}},
		Bug:    "differentiates (1−p)^γ to γ·(1−p)^(γ−1), which is infinite for γ < 1 where p has rounded to 1: Inf·0",
		Thread: "kornia/kornia#918", Trigger: "a logit above 37 with the label 1, for γ below 1",
		Float64: func() impl.Loss[float64] {
			return changed(impl.FocalSigmoid[float64](0.75, 0.5), func(x row, v float64, g, _ []float64) float64 {
				focalSlope(x, g, 0.75, 0.5)
				return v
			})
		},
	}
}

// focalSlope stores the derivative of α·(1−p)^γ·(−log p) as the product rule has it, with p = σ(±z).
func focalSlope(x row, g []float64, alpha, gamma float64) {
	sign := 1.0
	if x.Target[0] == 0 {
		sign, alpha = -1, 1-alpha
	}
	p := 1 / (1 + math.Exp(-sign*x.Pred[0]))
	byP := -gamma*math.Pow(1-p, gamma-1)*-math.Log(p) - math.Pow(1-p, gamma)/p
	set(g, sign*alpha*byP*p*(1-p))
}
