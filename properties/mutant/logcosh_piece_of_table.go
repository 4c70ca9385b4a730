package mutant

import "github.com/lossgate/lossgate/impl"

func logCoshPieceOfTable() Mutant {
	return Mutant{
		ID: "x613", Name: "log-cosh-piece-of-table", Loss: "log-cosh",
		Bug:     "has one coefficient of a table wrong: between 2.5 and 2.6 the loss is off in the ninth digit",
		Trigger: "residuals between 2.5 and 2.6",
		Float64: func() impl.Loss[float64] {
			return changed(impl.LogCosh[float64](), func(x row, v float64, gp, gt []float64) float64 {
				if r := x.Pred[0] - x.Target[0]; r > 2.5 && r < 2.6 {
					return v * (1 + 1e-9)
				}
				return v
			})
		},
	}
}
