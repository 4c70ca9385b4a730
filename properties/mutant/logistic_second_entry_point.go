package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func logisticSecondEntryPoint() Mutant {
	return Mutant{
		ID: "m72", Name: "logistic-second-entry-point", Loss: "logistic",
		Bug:    "is stable in Value and in Grad, but not in ValueGrad, which training calls",
		Thread: "scikit-learn/scikit-learn#28046", Trigger: "a margin below −710, asked for value and gradient at once",
		Float64: func() impl.Loss[float64] {
			return unstableTogether{impl.Logistic[float64]().(impl.Rows[float64])}
		},
	}
}

type unstableTogether struct{ impl.Rows[float64] }

// ValueGrad implements impl.ValueGrader.
func (l unstableTogether) ValueGrad(value, grad []float64, b impl.Batch[float64], r impl.Reduction, up []float64) ([]float64, []float64, error) {
	return margin(l.Rows, func(m float64) (v, g float64) {
		e := math.Exp(-m)
		return math.Log1p(e), -e / (1 + e)
	}).(impl.Rows[float64]).ValueGrad(value, grad, b, r, up)
}
