package mutant

import "github.com/lossgate/lossgate/impl"

func gramNormalisedTwice() Mutant {
	return Mutant{
		ID: "m58", Name: "gram-normalised-twice", Loss: "gram-style",
		Bug:    "divides the Gram matrix by CHW, and then the loss by C²(HW)² once more",
		Thread: "lengstrom/fast-style-transfer#102", Trigger: "any maps of more than one entry",
		Float64: func() impl.Loss[float64] {
			return changed(impl.GramStyle[float64](), func(x row, v float64, gp, gt []float64) float64 {
				n := float64(len(x.Pred))
				for _, g := range [][]float64{gp, gt} {
					for i := range g {
						g[i] /= n * n
					}
				}
				return v / (n * n)
			})
		},
	}
}
