package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func logisticOneTail() Mutant {
	return Mutant{
		ID: "m81", Name: "logistic-one-tail", Loss: "logistic",
		Bug:    "was mended for one tail, which broke the other: log(1 + 1/e^m) divides by an e^m that is 0",
		Thread: "rushter/MLAlgorithms#31", Trigger: "a margin below −745, −104 in float32",
		Float64: func() impl.Loss[float64] {
			return changed(impl.Logistic[float64](), func(x row, _ float64, _, _ []float64) float64 {
				return math.Log1p(1 / math.Exp(x.Target[0]*x.Pred[0]))
			})
		},
	}
}
