package mutant

import "github.com/lossgate/lossgate/impl"

func centerFirstClass() Mutant {
	return Mutant{
		ID: "x455", Name: "center-first-class", Loss: "center",
		Bug:     "pulls to the first centre, whatever the class",
		Trigger: "a class that is not the first",
		Float64: func() impl.Loss[float64] {
			k := impl.Center[float64]().(impl.Rows[float64])
			eval := k.Eval
			k.Eval = func(x row, gp, gt []float64) (float64, error) {
				if len(x.Class) == 1 && x.Class[0] > 0 && x.Class[0] < x.TargetShape[0] {
					x.Class = []int{0}
				}
				return eval(x, gp, gt)
			}
			return k
		},
	}
}
