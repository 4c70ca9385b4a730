package mutant

import "github.com/lossgate/lossgate/impl"

func ceLabelUnchecked() Mutant {
	return Mutant{
		ID: "m65", Name: "ce-label-unchecked", Loss: "softmax-ce",
		Bug:    "does not check that a label is a class: it reads whatever logit is there",
		Thread: "pytorch/pytorch#39769", Trigger: "a label of C and above, or below 0",
		Float64: func() impl.Loss[float64] {
			return anyLabel(impl.SoftmaxCE[float64](nil, -100, 0))
		},
	}
}

// anyLabel takes a label out of range for one that is in range.
func anyLabel(right impl.Loss[float64]) impl.Rows[float64] {
	l := right.(impl.Rows[float64])
	eval, ignored := l.Eval, l.Ignored
	l.Eval = func(x row, gp, gt []float64) (float64, error) {
		if c := len(x.Pred); len(x.Class) == 1 && c > 0 && !ignored(x) {
			x.Class = []int{(x.Class[0]%c + c) % c}
		}
		return eval(x, gp, gt)
	}
	return l
}
