package mutant

import (
	"math"
	"slices"

	"github.com/lossgate/lossgate/impl"
)

func ciouNaNAtPerfect() Mutant {
	return Mutant{
		ID: "m150", Name: "ciou-nan-at-perfect", Loss: "ciou",
		Bug:    "divides 0 by 0 for the weight of the shape where boxes are equal",
		Thread: "ultralytics/yolov5#541", Trigger: "equal boxes",
		Float64: func() impl.Loss[float64] {
			return changed(impl.CIoU[float64](), func(x row, v float64, gp, gt []float64) float64 {
				if !slices.Equal(x.Pred, x.Target) {
					return v
				}
				for _, g := range [][]float64{gp, gt} {
					for i := range g {
						g[i] = math.NaN()
					}
				}
				return math.NaN()
			})
		},
	}
}
