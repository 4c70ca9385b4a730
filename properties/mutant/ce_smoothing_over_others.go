package mutant

import "github.com/lossgate/lossgate/impl"

func ceSmoothingOverOthers() Mutant {
	const eps = 0.125
	return Mutant{
		ID: "m18", Name: "ce-smoothing-over-others", Loss: "softmax-ce", Params: impl.Params{"label_smoothing": {eps}},
		Bug:    "spreads the smoothed mass over the other C−1 classes and not over all C",
		Thread: "pytorch/pytorch#7455", Trigger: "any label smoothing; a convention of its own that is not the declared one",
		Float64: func() impl.Loss[float64] {
			return changed(impl.SoftmaxCE[float64](nil, -100, eps), func(x row, v float64, g, _ []float64) float64 {
				c := len(x.Pred)
				if c == 1 {
					return v
				}
				p := softmax(x.Pred)
				v = 0
				for k := range p {
					t := eps / float64(c-1)
					if k == x.Class[0] {
						t = 1 - eps
					}
					v += t * surprise(x.Pred, k)
					if g != nil {
						g[k] = p[k] - t
					}
				}
				return v
			})
		},
	}
}
