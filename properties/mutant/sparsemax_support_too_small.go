package mutant

import (
	"slices"

	"github.com/lossgate/lossgate/impl"
)

func sparsemaxSupportTooSmall() Mutant {
	return Mutant{
		ID: "x397", Name: "sparsemax-support-too-small", Loss: "sparsemax",
		Bug:     "takes the index of the last class of the support for its size: one class too few, so that probabilities are negative or do not sum to 1",
		Trigger: "two classes within 1 of each other",
		Float64: func() impl.Loss[float64] {
			return changed(impl.Sparsemax[float64](), func(x row, v float64, gp, _ []float64) float64 {
				if v != v {
					return v
				}
				z, y := slices.Clone(x.Pred), x.Class[0]
				slices.Sort(z)
				slices.Reverse(z)
				size, total := 0, 0.0
				for k := range z {
					total += z[k]
					if 1+float64(k+1)*z[k] <= total {
						break
					}
					size = k
				}
				if size == 0 {
					return v
				}
				total = 0
				for _, s := range z[:size] {
					total += s
				}
				tau := (total - 1) / float64(size)
				value := 0.5 - x.Pred[y]
				for j, s := range x.Pred {
					p := max(0, s-tau)
					if p > 0 {
						value += (s*s - tau*tau) / 2
					}
					if gp != nil {
						gp[j] = p
					}
				}
				if gp != nil {
					gp[y]--
				}
				return value
			})
		},
	}
}
