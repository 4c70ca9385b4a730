package mutant

import "github.com/lossgate/lossgate/impl"

func westonWatkinsLabelUnchecked() Mutant {
	return Mutant{
		ID: "m65b", Name: "weston-watkins-label-unchecked", Loss: "weston-watkins",
		Bug:    "does not check that a label is a class: it compares with whatever score is there",
		Thread: "pytorch/pytorch#88648", Trigger: "a label of C and above, or below 0",
		Float64: func() impl.Loss[float64] {
			l := impl.WestonWatkins[float64](1, 1).(impl.Rows[float64])
			eval := l.Eval
			l.Eval = func(x row, gp, gt []float64) (float64, error) {
				if c := len(x.Pred); len(x.Class) == 1 && c > 0 {
					x.Class = []int{(x.Class[0]%c + c) % c}
				}
				return eval(x, gp, gt)
			}
			return l
		},
	}
}
