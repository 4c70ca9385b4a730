package mutant

import "github.com/lossgate/lossgate/impl"

func pinballSign() Mutant {
	const tau = 0.25
	return Mutant{
		ID: "m35", Name: "pinball-sign", Loss: "pinball", Params: impl.Params{"tau": {tau}},
		Bug:    "gets the sign of the value wrong where the prediction is too high; the gradient is right, so that training works",
		Thread: "scikit-learn/scikit-learn#6076", Trigger: "a prediction above the target",
		Float64: func() impl.Loss[float64] {
			return changed(impl.Pinball[float64](tau), func(x row, v float64, _, _ []float64) float64 {
				if x.Pred[0] > x.Target[0] {
					return -v
				}
				return v
			})
		},
	}
}
