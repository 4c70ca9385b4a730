package catalog

import (
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
)

func margins() []Entry {
	return []Entry{
		plain(spec.ZeroOne, impl.ZeroOne[float64], impl.ZeroOne[float32]),
		plain(spec.Perceptron, impl.Perceptron[float64], impl.Perceptron[float32]),
		plain(spec.Hinge, impl.Hinge[float64], impl.Hinge[float32]),
		plain(spec.SquaredHinge, impl.SquaredHinge[float64], impl.SquaredHinge[float32]),
		one(spec.SmoothedHinge, impl.SmoothedHinge[float64], impl.SmoothedHinge[float32], 1, 0.25, 2, 3, 0x1p-4),
		plain(spec.ModifiedHuber, impl.ModifiedHuber[float64], impl.ModifiedHuber[float32]),
		plain(spec.Logistic, impl.Logistic[float64], impl.Logistic[float32]),
		plain(spec.Exponential, impl.Exponential[float64], impl.Exponential[float32]),
		plain(spec.SquaredMargin, impl.SquaredMargin[float64], impl.SquaredMargin[float32]),
		plain(spec.Savage, impl.Savage[float64], impl.Savage[float32]),
		plain(spec.Tangent, impl.Tangent[float64], impl.Tangent[float32]),
		plain(spec.SigmoidMargin, impl.SigmoidMargin[float64], impl.SigmoidMargin[float32]),
		one(spec.DWD, impl.DWD[float64], impl.DWD[float32], 1, 0.5, 2, 3.7, 64),
		one(spec.Ramp, impl.Ramp[float64], impl.Ramp[float32], -1, 0, 0.5, -0.3, -2.5),
	}
}
