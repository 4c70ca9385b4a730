package mutant

import "github.com/lossgate/lossgate/impl"

func mapeDenominatorWithoutAbs() Mutant {
	return Mutant{
		ID: "m37", Name: "mape-denominator-without-abs", Loss: "mape",
		Bug:    "divides by the target and not by its size, so that errors of negative targets are rewarded",
		Thread: "timeseriesAI/tsai#524", Trigger: "a negative target",
		Float64: func() impl.Loss[float64] {
			return changed(impl.MAPE[float64](), func(x row, v float64, gp, gt []float64) float64 {
				if x.Target[0] > 0 {
					return v
				}
				for _, g := range [][]float64{gp, gt} {
					if g != nil {
						g[0] = -g[0]
					}
				}
				return -v
			})
		},
	}
}
