package mutant

import "github.com/lossgate/lossgate/impl"

func lossensHingeOutside() Mutant {
	return Mutant{
		ID: "x326", Name: "lossens-hinge-outside", Loss: "lossens-d",
		Bug:     "takes the hinge of the sum over pairs, and not the sum of hinges: a pair well apart pays for one that is not",
		Trigger: "two pairs, one of which misses its margin",
		Float64: func() impl.Loss[float64] {
			return changed(impl.LossensD[float64](1, 0), func(x row, _ float64, gp, gt []float64) float64 {
				n := float64(len(x.Target))
				data, missed := 0.0, 0.0
				for i, margin := range x.Target {
					data += x.Pred[i] / n
					missed += (margin + x.Pred[i] - x.Pred[len(x.Target)+i]) / n
				}
				on := 0.0
				if missed > 0 {
					on = 1
				}
				for i := range x.Target {
					if gp != nil {
						gp[i], gp[len(x.Target)+i] = (1+on)/n, -on/n
					}
					if gt != nil {
						gt[i] = on / n
					}
				}
				return data + max(0, missed)
			})
		},
	}
}
