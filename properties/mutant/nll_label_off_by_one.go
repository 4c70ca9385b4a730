package mutant

import "github.com/lossgate/lossgate/impl"

func nllLabelOffByOne() Mutant {
	return Mutant{
		ID: "x91", Name: "nll-label-off-by-one", Loss: "nll",
		Bug:     "counts classes from 1",
		Trigger: "any label",
		Float64: func() impl.Loss[float64] {
			return changed(impl.NLL[float64](nil, -100), func(x row, _ float64, g, _ []float64) float64 {
				y := (x.Class[0] + len(x.Pred) - 1) % len(x.Pred)
				clear(g)
				if g != nil {
					g[y] = -1
				}
				return -x.Pred[y]
			})
		},
	}
}
