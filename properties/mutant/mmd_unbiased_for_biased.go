package mutant

import (
	"github.com/lossgate/lossgate/impl"
)

func mmdUnbiasedForBiased() Mutant {
	return Mutant{
		ID: "x355", Name: "mmd-unbiased-for-biased", Loss: "mmd",
		Bug:     "leaves out the pairs of a point and itself, and so estimates without bias, and below 0",
		Trigger: "samples of two points and more",
		Float64: func() impl.Loss[float64] {
			right, other := impl.MMD[float64](1).(impl.Rows[float64]), impl.MMDUnbiased[float64](1).(impl.Rows[float64])
			eval := right.Eval
			right.Eval = func(x row, gp, gt []float64) (float64, error) {
				if v, err := other.Eval(x, gp, gt); err == nil {
					return v, nil
				}
				return eval(x, gp, gt)
			}
			return right
		},
	}
}
