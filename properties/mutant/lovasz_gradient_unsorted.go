package mutant

import (
	"cmp"
	"math"
	"slices"

	"github.com/lossgate/lossgate/impl"
)

func lovaszGradientUnsorted() Mutant {
	return Mutant{
		ID: "x497", Name: "lovasz-gradient-unsorted", Loss: "lovasz-hinge",
		Bug:     "leaves the gradient in the order of the sorted errors",
		Trigger: "errors that come unsorted",
		Float64: func() impl.Loss[float64] {
			return changed(impl.LovaszHinge[float64](), func(x row, v float64, gp, _ []float64) float64 {
				sign := func(i int) float64 { return 2*x.Target[i] - 1 }
				order := make([]int, len(x.Pred))
				for i := range order {
					order[i] = i
				}
				slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(sign(i)*x.Pred[i], sign(j)*x.Pred[j]) })
				right := slices.Clone(gp)
				for k := range gp {
					gp[k] = -sign(k) * math.Abs(right[order[k]])
				}
				return v
			})
		},
	}
}
