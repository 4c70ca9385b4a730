package mutant

import "github.com/lossgate/lossgate/impl"

func ceWeightOfIgnored() Mutant {
	return Mutant{
		ID: "m17", Name: "ce-weight-of-ignored", Loss: "softmax-ce", Params: impl.Params{"weight": {1, 2, 0.5}, "ignore_index": {1}, "label_smoothing": {0.125}},
		Bug:    "clamps an ignored label to class 0 to look up its weight, and adds that to the denominator",
		Thread: "pytorch/pytorch#69511", Trigger: "class weights, smoothing and ignored labels together, and the reduction mean",
		Float64: func() impl.Loss[float64] {
			weight := []float64{1, 2, 0.5}
			l := unignored(impl.SoftmaxCE[float64](weight, 1, 0.125), func(row, []float64) float64 { return 0 }, 0).(impl.Rows[float64])
			l.Divisor = func(x row) float64 {
				if x.Class[0] == 1 {
					return weight[0]
				}
				return weight[x.Class[0]]
			}
			return l
		},
	}
}
