package mutant

import "github.com/lossgate/lossgate/impl"

func ssimCutAtOne() Mutant {
	return Mutant{
		ID: "m122", Name: "ssim-cut-at-one", Loss: "ssim",
		Bug:    "cuts the loss at 1, so that opposite images have no slope to become alike by",
		Thread: "kornia/kornia#473", Trigger: "images that are each other's negative",
		Float64: func() impl.Loss[float64] {
			return changed(impl.SSIM[float64]([]float64{1, 1}, float64(float32(0.01)), float64(float32(0.03)), 1), func(_ row, v float64, gp, gt []float64) float64 {
				if v > 1 {
					clear(gp)
					clear(gt)
				}
				return min(v, 1)
			})
		},
	}
}
