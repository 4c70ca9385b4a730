package mutant

import "github.com/lossgate/lossgate/impl"

func beganDirection() Mutant {
	return Mutant{
		ID: "x324", Name: "began-direction", Loss: "began-balance",
		Bug:     "weighs the wrong error with γ: L(x) − γL(x̃), which balances at 1/γ",
		Trigger: "errors whose quotient lies between γ and 1/γ",
		Float64: func() impl.Loss[float64] {
			return changed(impl.BEGANBalance[float64](0.001, 0.5), func(x row, _ float64, gp, gt []float64) float64 {
				k := x.Target[0] + 0.001*(x.Pred[0]-0.5*x.Pred[1])
				clear(gp)
				clear(gt)
				if k <= 0 || k >= 1 {
					return max(0, min(k, 1))
				}
				if gp != nil {
					gp[0], gp[1] = 0.001, -0.001*0.5
				}
				set(gt, 1)
				return k
			})
		},
	}
}
