package mutant

import "github.com/lossgate/lossgate/impl"

func ceWeightedMeanOverCount() Mutant {
	return Mutant{
		ID: "m14", Name: "ce-weighted-mean-over-count", Loss: "softmax-ce", Params: impl.Params{"weight": {1, 2, 0.5}},
		Bug:    "divides the mean by the number of samples and not by the sum of their class weights",
		Thread: "iree-org/iree#24228", Trigger: "class weights and the reduction mean",
		Float64: func() impl.Loss[float64] {
			l := impl.SoftmaxCE[float64]([]float64{1, 2, 0.5}, -100, 0).(impl.Rows[float64])
			l.Divisor = nil
			return l
		},
	}
}
