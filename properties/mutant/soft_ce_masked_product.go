package mutant

import "github.com/lossgate/lossgate/impl"

func softCEMaskedProduct() Mutant {
	return Mutant{
		ID: "m101", Name: "soft-ce-masked-product", Loss: "softmax-ce-soft",
		Bug:    "multiplies a log-probability of −Inf by a label of 0 where a class is masked out",
		Thread: "OpenBMB/ModelCenter#14", Trigger: "a logit of −Inf whose label is 0",
		Float64: func() impl.Loss[float64] {
			return changed(impl.SoftmaxCESoft[float64](0), func(x row, _ float64, _, _ []float64) float64 {
				v := 0.0
				for k, t := range x.Target {
					v += t * surprise(x.Pred, k)
				}
				return v
			})
		},
	}
}
