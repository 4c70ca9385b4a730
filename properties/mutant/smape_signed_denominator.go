package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func smapeSignedDenominator() Mutant {
	return Mutant{
		ID: "x423", Name: "smape-signed-denominator", Loss: "smape",
		Bug:     "divides by |pred + target|, which is small where the signs differ",
		Trigger: "pred and target of different signs",
		Float64: func() impl.Loss[float64] {
			return changed(impl.SMAPE[float64](), func(x row, v float64, _, _ []float64) float64 {
				p, t := x.Pred[0], x.Target[0]
				if p == t {
					return v
				}
				return 2 * math.Abs(p-t) / math.Abs(p+t)
			})
		},
	}
}
