package alternative

import (
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
)

// conventions are implementations that deviate from the specification on purpose, and say so.
func conventions() []Alternative {
	return []Alternative{
		{
			ID: "a50", Name: "squared-halved", Loss: "squared", Way: "has the ½ that makes its derivative r, and declares it",
			Conventions: []spec.Convention{spec.Scaled(0.5)},
			Float64: func() impl.Loss[float64] {
				return scalar(impl.Squared[float64](), func(x, t float64) (v, gx, gt float64) {
					r := x - t
					return r * (r / 2), r, -r
				})
			},
		},
		{
			ID: "a51", Name: "bce-clipped", Loss: "bce", Way: "clips probabilities to [2^−20, 1 − 2^−20], and declares it",
			Conventions: []spec.Convention{spec.Clip(0x1p-20, 1-0x1p-20)},
			Float64: func() impl.Loss[float64] {
				right := impl.BCE[float64]().(impl.Rows[float64])
				return kernel[float64](right, func(x impl.Row[float64], gp, gt []float64) float64 {
					p := x.Pred[0]
					x.Pred = []float64{min(max(p, 0x1p-20), 1-0x1p-20)}
					v, err := right.Eval(x, gp, gt)
					if err != nil {
						return p // NaN, which the reference refused or not
					}
					if gp != nil && x.Pred[0] != p {
						gp[0] = 0
					}
					return v
				})
			},
		},
	}
}
