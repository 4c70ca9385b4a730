package mutant

import "github.com/lossgate/lossgate/impl"

func hingeLabelZero() Mutant {
	return Mutant{
		ID: "m63", Name: "hinge-label-zero", Loss: "hinge",
		Bug:    "takes the label 0 for what it is: the loss is 1 and its gradient 0, whatever the score",
		Thread: "bfortuner/ml-glossary#113", Trigger: "labels in {0, 1} where −1 and +1 are meant",
		Float64: func() impl.Loss[float64] {
			l := impl.Hinge[float64]().(impl.Rows[float64])
			eval := l.Eval
			l.Eval = func(x row, gp, gt []float64) (float64, error) {
				if len(x.Target) == 1 && x.Target[0] == 0 {
					return 1, nil
				}
				return eval(x, gp, gt)
			}
			return l
		},
	}
}
