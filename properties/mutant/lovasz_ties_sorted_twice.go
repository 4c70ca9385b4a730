package mutant

import (
	"cmp"
	"slices"

	"github.com/lossgate/lossgate/impl"
)

func lovaszTiesSortedTwice() Mutant {
	return Mutant{
		ID: "m74", Name: "lovasz-ties-sorted-twice", Loss: "lovasz-hinge",
		Bug:    "sorts errors and labels apart, by a sort that keeps no order among equals: of equal errors one gets the step of another",
		Thread: "lightgbm-org/LightGBM#2091", Trigger: "a pixel of the mask and one beside it, of equal errors",
		Float64: func() impl.Loss[float64] {
			return changed(impl.LovaszHinge[float64](), func(x row, v float64, gp, _ []float64) float64 {
				sign := func(i int) float64 { return 2*x.Target[i] - 1 }
				margin := func(i int) float64 { return sign(i) * x.Pred[i] }
				order := make([]int, len(x.Pred))
				for i := range order {
					order[i] = i
				}
				slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(margin(i), margin(j)) })
				other := slices.Clone(order)
				slices.SortStableFunc(other, func(i, j int) int { return cmp.Or(cmp.Compare(margin(i), margin(j)), j-i) })
				right := slices.Clone(gp)
				for k := range gp {
					i, j := order[k], other[k]
					gp[j] = -sign(j) * max(right[i], -right[i])
				}
				return v
			})
		},
	}
}
