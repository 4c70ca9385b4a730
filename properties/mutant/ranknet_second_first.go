package mutant

import "github.com/lossgate/lossgate/impl"

func ranknetSecondFirst() Mutant {
	return Mutant{
		ID: "x459", Name: "ranknet-second-first", Loss: "ranknet",
		Bug:     "ranks the second item above the first",
		Trigger: "scores that differ",
		Float64: func() impl.Loss[float64] {
			k := impl.RankNet[float64]().(impl.Rows[float64])
			eval := k.Eval
			k.Eval = func(x row, gp, gt []float64) (float64, error) {
				if len(x.Pred) == 2 {
					x.Pred = []float64{x.Pred[1], x.Pred[0]}
				}
				v, err := eval(x, gp, gt)
				if len(gp) == 2 {
					gp[0], gp[1] = gp[1], gp[0]
				}
				return v, err
			}
			return k
		},
	}
}
