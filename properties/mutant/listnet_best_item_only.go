package mutant

import "github.com/lossgate/lossgate/impl"

func listnetBestItemOnly() Mutant {
	return Mutant{
		ID: "x454", Name: "listnet-best-item-only", Loss: "listnet",
		Bug:     "looks for the item of highest relevance only, and not for how relevant each is",
		Trigger: "two items and more, of relevances that are near",
		Float64: func() impl.Loss[float64] {
			ce := impl.SoftmaxCE[float64](nil, -100, 0).(impl.Rows[float64])
			return changed(impl.ListNet[float64](), func(x row, _ float64, g, _ []float64) float64 {
				best := 0
				for i, t := range x.Target {
					if t > x.Target[best] {
						best = i
					}
				}
				clear(g)
				v, err := ce.Eval(row{Pred: x.Pred, Shape: x.Shape, Class: []int{best}}, g, nil)
				if err != nil {
					return 0
				}
				return v
			})
		},
	}
}
