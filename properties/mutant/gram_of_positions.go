package mutant

import "github.com/lossgate/lossgate/impl"

func gramOfPositions() Mutant {
	return Mutant{
		ID: "x470", Name: "gram-of-positions", Loss: "gram-style",
		Bug:     "multiplies the wrong way round: FᵀF tells which positions are alike, and not which channels",
		Trigger: "maps of one size whose positions are renumbered",
		Float64: func() impl.Loss[float64] {
			return changed(impl.GramStyle[float64](), func(x row, v float64, _, _ []float64) float64 {
				if len(x.Pred) != len(x.Target) {
					return v
				}
				c, sum := x.Shape[0], 0.0
				n := len(x.Pred) / c
				for p := range n {
					for q := range n {
						d := 0.0
						for i := range c {
							d += x.Pred[i*n+p]*x.Pred[i*n+q] - x.Target[i*n+p]*x.Target[i*n+q]
						}
						d /= float64(len(x.Pred))
						sum += d * d
					}
				}
				return sum
			})
		},
	}
}
