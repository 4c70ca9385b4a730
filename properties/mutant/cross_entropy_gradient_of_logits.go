package mutant

import "github.com/lossgate/lossgate/impl"

func crossEntropyGradientOfLogits() Mutant {
	return Mutant{
		ID: "x43", Name: "cross-entropy-gradient-of-logits", Loss: "cross-entropy",
		Bug:     "gives q − p, the gradient by the logits of a softmax, to those who passed probabilities",
		Trigger: "any prediction that is not perfect",
		Float64: func() impl.Loss[float64] {
			return changed(impl.CrossEntropy[float64](), func(x row, v float64, gp, gt []float64) float64 {
				for i := range gp {
					gp[i] = x.Pred[i] - x.Target[i]
				}
				return v
			})
		},
	}
}
