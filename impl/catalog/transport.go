package catalog

import (
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
)

// transport are the losses between measures on a space: transport costs and kernel distances.
func transport() []Entry {
	return []Entry{
		plain(spec.CRPS, impl.CRPS[float64], impl.CRPS[float32]),
		plain(spec.CRPSGaussian, impl.CRPSGaussian[float64], impl.CRPSGaussian[float32]),
		plain(spec.EnergyDistance, impl.EnergyDistance[float64], impl.EnergyDistance[float32]),
		one(spec.MMD, impl.MMD[float64], impl.MMD[float32], 1, 0.25),
		one(spec.MMDUnbiased, impl.MMDUnbiased[float64], impl.MMDUnbiased[float32], 1, 0.5),
		plain(spec.OTDiscrete, impl.OTDiscrete[float64], impl.OTDiscrete[float32]),
		two(spec.Sinkhorn, impl.Sinkhorn[float64], impl.Sinkhorn[float32], 1, 2, [2]float64{0.0625, 1}),
		two(spec.SinkhornDivergence, impl.SinkhornDivergence[float64], impl.SinkhornDivergence[float32], 1, 1, [2]float64{4, 2}),
		one(spec.SlicedW, impl.SlicedW[float64], impl.SlicedW[float32], 3, 2),
		plain(spec.W1, impl.W1[float64], impl.W1[float32]),
		plain(spec.W1Sorted, impl.W1Sorted[float64], impl.W1Sorted[float32]),
		one(spec.Wp1D, impl.Wp1D[float64], impl.Wp1D[float32], 2, 1, 3),
	}
}
