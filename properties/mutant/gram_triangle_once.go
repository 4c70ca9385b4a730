package mutant

import "github.com/lossgate/lossgate/impl"

func gramTriangleOnce() Mutant {
	return Mutant{
		ID: "x471", Name: "gram-triangle-once", Loss: "gram-style",
		Bug:     "adds up the upper triangle of a symmetric matrix, as if what is off the diagonal counted once",
		Trigger: "two channels that are active together",
		Float64: func() impl.Loss[float64] {
			return changed(impl.GramStyle[float64](), func(x row, v float64, _, _ []float64) float64 {
				c := x.Shape[0]
				for i := range c {
					for j := range i {
						d := meanProduct(x.Pred, c, i, j) - meanProduct(x.Target, c, i, j)
						v -= d * d
					}
				}
				return v
			})
		},
	}
}

// meanProduct is entry i, j of FFᵀ/(CHW), F being c rows.
func meanProduct(f []float64, c, i, j int) float64 {
	n, sum := len(f)/c, 0.0
	for p := range n {
		sum += f[i*n+p] * f[j*n+p]
	}
	return sum / float64(len(f))
}
