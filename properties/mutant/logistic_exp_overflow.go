package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func logisticExpOverflow() Mutant {
	return Mutant{
		ID: "m80", Name: "logistic-exp-overflow", Loss: "logistic",
		Bug:    "computes log(1 + e^−m) as it is written: an outlier far on the wrong side costs +Inf",
		Thread: "apache/spark#3928", Trigger: "a margin below −710, −89 in float32",
		Float64: func() impl.Loss[float64] {
			return margin(impl.Logistic[float64](), func(m float64) (v, g float64) {
				return math.Log1p(math.Exp(-m)), -1 / (1 + math.Exp(m))
			})
		},
	}
}
