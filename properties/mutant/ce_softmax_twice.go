package mutant

import "github.com/lossgate/lossgate/impl"

func ceSoftmaxTwice() Mutant {
	return Mutant{
		ID: "m73", Name: "ce-softmax-twice", Loss: "softmax-ce",
		Bug:    "applies softmax to what is a softmax already; the loss still falls in training, but never near 0",
		Thread: "Lightning-Universe/lightning-bolts#654", Trigger: "any logits; most visible where one dominates",
		Float64: func() impl.Loss[float64] {
			return changed(impl.SoftmaxCE[float64](nil, -100, 0), func(x row, _ float64, g, _ []float64) float64 {
				p, y := softmax(x.Pred), x.Class[0]
				q := softmax(p)
				q[y]--
				for i := range g { // the chain rule through the first softmax
					g[i] = 0
					for k := range p {
						d := -p[i] * p[k]
						if i == k {
							d += p[i]
						}
						g[i] += q[k] * d
					}
				}
				return surprise(p, y)
			})
		},
	}
}
