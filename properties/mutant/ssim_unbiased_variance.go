package mutant

import "github.com/lossgate/lossgate/impl"

func ssimUnbiasedVariance() Mutant {
	return Mutant{
		ID: "x477", Name: "ssim-unbiased-variance", Loss: "ssim",
		Bug:     "takes variances of a sample, with n − 1, where the definition has those of the weights",
		Trigger: "images that are not constant",
		Float64: func() impl.Loss[float64] {
			return changed(impl.SSIM[float64]([]float64{1, 1}, float64(float32(0.01)), float64(float32(0.03)), 1), func(x row, v float64, _, _ []float64) float64 {
				if len(x.Pred) != 4 {
					return v
				}
				k1, k2 := float64(float32(0.01)), float64(float32(0.03))
				var a, b, aa, bb, ab float64
				for i, p := range x.Pred {
					a, b = a+p/4, b+x.Target[i]/4
				}
				for i, p := range x.Pred {
					d, e := p-a, x.Target[i]-b
					aa, bb, ab = aa+d*d/3, bb+e*e/3, ab+d*e/3
				}
				return 1 - (2*a*b+k1*k1)*(2*ab+k2*k2)/((a*a+b*b+k1*k1)*(aa+bb+k2*k2))
			})
		},
	}
}
