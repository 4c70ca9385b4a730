package mutant

import "github.com/lossgate/lossgate/impl"

func beganKNotClipped() Mutant {
	return Mutant{
		ID: "x323", Name: "began-k-not-clipped", Loss: "began-balance",
		Bug:     "lets k leave [0, 1], where fakes are rewarded for being far from what they are reconstructed to",
		Trigger: "a step that leaves [0, 1]",
		Float64: func() impl.Loss[float64] {
			return changed(impl.BEGANBalance[float64](0.001, 0.5), func(x row, _ float64, gp, gt []float64) float64 {
				if gp != nil {
					gp[0], gp[1] = 0.001*0.5, -0.001
				}
				set(gt, 1)
				return x.Target[0] + 0.001*(0.5*x.Pred[0]-x.Pred[1])
			})
		},
	}
}
