package mutant

import "github.com/lossgate/lossgate/impl"

func ssimWithoutConstants() Mutant {
	return Mutant{
		ID: "x479", Name: "ssim-without-constants", Loss: "ssim",
		Bug:     "leaves out C1 and C2: two black images are 0/0",
		Trigger: "constant images",
		Float64: func() impl.Loss[float64] {
			return impl.SSIM[float64]([]float64{1, 1}, 0x1p-600, 0x1p-600, 1)
		},
	}
}
