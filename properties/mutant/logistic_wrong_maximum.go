package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func logisticWrongMaximum() Mutant {
	return Mutant{
		ID: "m07", Name: "logistic-wrong-maximum", Loss: "logistic",
		Bug:    "shifts by max(0, m) where max(0, −m) belongs; for small margins both work",
		Thread: "pytorch/pytorch#2221", Trigger: "a margin of −710 and below",
		Float64: func() impl.Loss[float64] {
			return changed(impl.Logistic[float64](), func(x row, v float64, _, _ []float64) float64 {
				m := x.Target[0] * x.Pred[0]
				top := max(0, m)
				if math.IsInf(m, 0) {
					return v
				}
				return top + math.Log(math.Exp(-top)+math.Exp(-m-top))
			})
		},
	}
}
