package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func logisticLogNotLog1p() Mutant {
	return Mutant{
		ID: "m06", Name: "logistic-log-not-log1p", Loss: "logistic",
		Bug:    "computes log(1 + e^−|m|) where log1p belongs: the tail of samples that are right is 0 and not e^−m",
		Thread: "sonots/cumo#481", Trigger: "a margin above 37, 17 in float32",
		Float64: func() impl.Loss[float64] {
			return margin(impl.Logistic[float64](), func(m float64) (v, g float64) {
				e := math.Exp(-math.Abs(m))
				if m < 0 {
					return math.Log(1+e) - m, -1 / (1 + e)
				}
				return math.Log(1 + e), -e / (1 + e)
			})
		},
	}
}
