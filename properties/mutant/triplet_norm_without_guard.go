package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func tripletNormWithoutGuard() Mutant {
	return Mutant{
		ID: "m53", Name: "triplet-norm-without-guard", Loss: "triplet",
		Bug:    "divides a difference by its norm without looking whether that is 0: the gradient is NaN",
		Thread: "tensorflow/tensorflow#30199", Trigger: "anchor and positive coincide",
		Float64: func() impl.Loss[float64] {
			return changed(impl.Triplet[float64](1, 2, false), func(x row, v float64, g, _ []float64) float64 {
				if g == nil || v == 0 {
					return v
				}
				d := len(x.Pred) / 3
				anchor, positive := x.Pred[:d], x.Pred[d:2*d]
				norm := 0.0
				for i := range d {
					norm = math.Hypot(norm, anchor[i]-positive[i])
				}
				for i := range d {
					g[d+i] = -(anchor[i] - positive[i]) / norm
				}
				return v
			})
		},
	}
}
