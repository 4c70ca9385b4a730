package mutant

import "github.com/lossgate/lossgate/impl"

func absoluteGradientReversed() Mutant {
	return Mutant{
		ID: "m84", Name: "absolute-gradient-reversed", Loss: "absolute",
		Bug:    "differentiates target − pred, in which pred has the other sign: training diverges",
		Thread: "dmlc/xgboost#3037", Trigger: "any residual but 0",
		Float64: func() impl.Loss[float64] {
			return changed(impl.Absolute[float64](), func(x row, v float64, gp, gt []float64) float64 {
				for _, g := range [][]float64{gp, gt} {
					for i := range g {
						g[i] = -g[i]
					}
				}
				return v
			})
		},
	}
}
