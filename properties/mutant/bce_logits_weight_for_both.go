package mutant

import "github.com/lossgate/lossgate/impl"

func bceLogitsWeightForBoth() Mutant {
	return Mutant{
		ID: "m10", Name: "bce-logits-weight-for-both", Loss: "bce-logits", Params: impl.Params{"pos_weight": {3}},
		Bug:    "multiplies the loss of negatives by the weight of positives too",
		Thread: "pytorch/pytorch#6856", Trigger: "a label that is not 1",
		Float64: func() impl.Loss[float64] {
			return changed(impl.BCELogits[float64](1), func(_ row, v float64, gp, gt []float64) float64 {
				for _, g := range [][]float64{gp, gt} {
					for i := range g {
						g[i] *= 3
					}
				}
				return 3 * v
			})
		},
	}
}
