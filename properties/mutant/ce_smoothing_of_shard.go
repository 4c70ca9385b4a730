package mutant

import "github.com/lossgate/lossgate/impl"

func ceSmoothingOfShard() Mutant {
	const eps = 0.125
	return Mutant{
		ID: "m26", Name: "ce-smoothing-of-shard", Loss: "softmax-ce", Params: impl.Params{"label_smoothing": {eps}},
		Bug:    "spreads the mass of smoothing over the half of the classes that the label lies in, which another worker does not hold",
		Thread: "NVIDIA/Megatron-LM#737", Trigger: "label smoothing over two classes and more",
		Float64: func() impl.Loss[float64] {
			return changed(impl.SoftmaxCE[float64](nil, -100, eps), func(x row, _ float64, gp, _ []float64) float64 {
				y, from, to := x.Class[0], 0, (len(x.Pred)+1)/2
				if y >= to {
					from, to = to, len(x.Pred)
				}
				p, share := softmax(x.Pred), eps/float64(to-from)
				v := (1 - eps) * surprise(x.Pred, y)
				for k := range gp {
					gp[k] = p[k]
				}
				for k := from; k < to; k++ {
					v += share * surprise(x.Pred, k)
					if gp != nil {
						gp[k] -= share
					}
				}
				if gp != nil {
					gp[y] -= 1 - eps
				}
				return v
			})
		},
	}
}
