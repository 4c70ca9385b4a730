package mutant

import "github.com/lossgate/lossgate/impl"

func ceGradientRemainderLost() Mutant {
	return Mutant{
		ID: "x609", Name: "ce-gradient-remainder-lost", Loss: "softmax-ce",
		Bug:     "leaves out the gradient of the classes behind the last whole vector of eight",
		Trigger: "more than eight classes, but no multiple of eight",
		Float64: func() impl.Loss[float64] {
			return changed(impl.SoftmaxCE[float64](nil, -100, 0), func(x row, v float64, gp, gt []float64) float64 {
				if n := len(x.Pred); gp != nil && n > 8 {
					for k := n / 8 * 8; k < n; k++ {
						if k != x.Class[0] {
							gp[k] = 0
						}
					}
				}
				return v
			})
		},
	}
}
