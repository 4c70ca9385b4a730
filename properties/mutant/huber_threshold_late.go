package mutant

import "github.com/lossgate/lossgate/impl"

func huberThresholdLate() Mutant {
	return Mutant{
		ID: "x614", Name: "huber-threshold-late", Loss: "huber",
		Bug:     "leaves the parabola a ten-thousandth behind delta",
		Trigger: "residuals just beyond delta",
		Float64: func() impl.Loss[float64] {
			return changed(impl.Huber[float64](1), func(x row, v float64, gp, gt []float64) float64 {
				if r := x.Pred[0] - x.Target[0]; r > 1 && r < 1.0001 {
					set(gp, r)
					set(gt, -r)
					return r * r / 2
				}
				return v
			})
		},
	}
}
