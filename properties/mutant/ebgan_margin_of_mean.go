package mutant

import "github.com/lossgate/lossgate/impl"

func ebganMarginOfMean() Mutant {
	return Mutant{
		ID: "x325", Name: "ebgan-margin-of-mean", Loss: "ebgan-d",
		Bug:     "takes the hinge of the mean energy of the fakes, and not the mean of hinges: one fake beyond the margin pays for another",
		Trigger: "two fakes on either side of the margin",
		Float64: func() impl.Loss[float64] {
			return changed(impl.EBGAND[float64](10), func(x row, _ float64, g, _ []float64) float64 {
				n := x.Shape[1]
				data, fakes := 0.0, 0.0
				for i := range n {
					data += x.Pred[i] / float64(n)
					fakes += x.Pred[n+i] / float64(n)
				}
				for i := n; i < len(g); i++ {
					if g[i] = 0; fakes < 10 {
						g[i] = -1 / float64(n)
					}
				}
				return data + max(0, 10-fakes)
			})
		},
	}
}
