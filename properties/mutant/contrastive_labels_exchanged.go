package mutant

import "github.com/lossgate/lossgate/impl"

func contrastiveLabelsExchanged() Mutant {
	return Mutant{
		ID: "m135", Name: "contrastive-labels-exchanged", Loss: "contrastive",
		Bug:    "takes 1 for a pair that belongs apart, as the paper does and the specification does not: similarity and distance are confused",
		Thread: "KevinMusgrave/pytorch-metric-learning#246", Trigger: "any pair that is not at half the margin",
		Float64: func() impl.Loss[float64] {
			k := impl.Contrastive[float64](1).(impl.Rows[float64])
			eval := k.Eval
			k.Eval = func(x row, gp, gt []float64) (float64, error) {
				if len(x.Target) == 1 && (x.Target[0] == 0 || x.Target[0] == 1) {
					x.Target = []float64{1 - x.Target[0]}
				}
				return eval(x, gp, gt)
			}
			return k
		},
	}
}
