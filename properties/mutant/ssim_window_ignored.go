package mutant

import "github.com/lossgate/lossgate/impl"

func ssimWindowIgnored() Mutant {
	return Mutant{
		ID: "x480", Name: "ssim-window-ignored", Loss: "ssim", Params: impl.Params{"window": {1, 3}, "range": {255}, "k2": {0.5}},
		Bug:     "takes a window of weights and uses equal ones",
		Trigger: "a window whose weights differ",
		Float64: func() impl.Loss[float64] {
			return impl.SSIM[float64]([]float64{1, 1}, float64(float32(0.01)), 0.5, 255)
		},
	}
}
