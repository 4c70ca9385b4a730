package mutant

import "github.com/lossgate/lossgate/impl"

func vicregOneViewSpread() Mutant {
	return Mutant{
		ID: "x515", Name: "vicreg-one-view-spread", Loss: "vicreg",
		Bug:     "keeps the first view from collapsing, and forgets the second",
		Trigger: "a second view that is not spread, or whose features are correlated",
		Float64: func() impl.Loss[float64] {
			both, first := impl.VICReg[float64](0, 25, 1, 1e-4).(impl.Rows[float64]), impl.VICReg[float64](25, 0, 0, 1e-4).(impl.Rows[float64])
			k := both
			k.Eval = func(x row, gp, gt []float64) (float64, error) {
				twice := x
				h := len(x.Pred) / 2
				twice.Pred = append(append([]float64{}, x.Pred[:h]...), x.Pred[:h]...)
				var g []float64
				if gp != nil {
					g = make([]float64, len(gp))
				}
				spread, err := both.Eval(twice, g, nil)
				if err != nil {
					return 0, err
				}
				v, err := first.Eval(x, gp, gt)
				for i := range h {
					if gp != nil {
						gp[i] += g[i]
					}
				}
				return v + spread/2, err
			}
			return k
		},
	}
}
