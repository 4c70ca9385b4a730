package mutant

import "github.com/lossgate/lossgate/impl"

func ceSmoothingNotMasked() Mutant {
	const eps = 0.125
	return Mutant{
		ID: "m16", Name: "ce-smoothing-not-masked", Loss: "softmax-ce", Params: impl.Params{"label_smoothing": {eps}},
		Bug:    "masks the true class of an ignored sample, but not the uniform part that smoothing adds",
		Thread: "pytorch/pytorch#73205", Trigger: "label smoothing together with ignored labels",
		Float64: func() impl.Loss[float64] {
			return unignored(impl.SoftmaxCE[float64](nil, -100, eps), func(x row, g []float64) float64 {
				share, v := eps/float64(len(x.Pred)), 0.0
				p := softmax(x.Pred)
				for k := range x.Pred {
					v += share * surprise(x.Pred, k)
				}
				for k := range g {
					g[k] = eps*p[k] - share
				}
				return v
			}, 0)
		},
	}
}
