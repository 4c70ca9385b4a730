package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func iouAreasFused() Mutant {
	return Mutant{
		ID: "m77", Name: "iou-areas-fused", Loss: "iou",
		Bug:    "takes the intersection from an area in one fused operation, as compilers for arm64 do: the areas of equal boxes differ, by either sign",
		Thread: "golang/go#36536", Trigger: "equal boxes whose area is no number of the format",
		Float64: func() impl.Loss[float64] {
			return changed(impl.IoU[float64](), func(x row, v float64, _, _ []float64) float64 {
				inter, _ := overlapOf(x.Pred, x.Target)
				rest := func(b []float64) float64 { return math.FMA(b[2]-b[0], b[3]-b[1], -inter) }
				missed := rest(x.Pred) + rest(x.Target)
				if inter == 0 || math.IsInf(inter+missed, 0) { // squares of the numbers leave the format
					return v
				}
				return missed / (inter + missed)
			})
		},
	}
}
