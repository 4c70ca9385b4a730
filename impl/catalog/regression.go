package catalog

import (
	"math"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
)

func regression() []Entry {
	return []Entry{
		plain(spec.Squared, impl.Squared[float64], impl.Squared[float32]),
		plain(spec.HalfSquared, impl.HalfSquared[float64], impl.HalfSquared[float32]),
		plain(spec.Absolute, impl.Absolute[float64], impl.Absolute[float32]),
		one(spec.SmoothL1, impl.SmoothL1[float64], impl.SmoothL1[float32], 1, 0, 0.25, 3),
		one(spec.Pinball, impl.Pinball[float64], impl.Pinball[float32], 0.5, 0.9, 0.25),
		one(spec.Expectile, impl.Expectile[float64], impl.Expectile[float32], 0.5, 0.9, 0.25),
		one(spec.EpsInsensitive, impl.EpsInsensitive[float64], impl.EpsInsensitive[float32], 0.1, 0, 2),
		one(spec.SqEpsInsensitive, impl.SqEpsInsensitive[float64], impl.SqEpsInsensitive[float32], 0.1, 0, 2),
		one(spec.Huber, impl.Huber[float64], impl.Huber[float32], 1, 0.25, 1.5),
		one(spec.PseudoHuber, impl.PseudoHuber[float64], impl.PseudoHuber[float32], 1, 0.25, 3),
		one(spec.Charbonnier, impl.Charbonnier[float64], impl.Charbonnier[float32], 1e-3, 1, 3),
		plain(spec.LogCosh, impl.LogCosh[float64], impl.LogCosh[float32]),
		two(spec.Barron, impl.Barron[float64], impl.Barron[float32], 1, 1,
			[2]float64{2, 3}, [2]float64{0, 0.5}, [2]float64{-2, 2}, [2]float64{4, 1.5}, [2]float64{math.Inf(-1), 1}, [2]float64{math.Inf(1), 3},
			[2]float64{0.5, 0.3}, [2]float64{1e-6, 1}, [2]float64{2 - 0x1p-23, 1}, [2]float64{-1e8, 0.5}),
		one(spec.Cauchy, impl.Cauchy[float64], impl.Cauchy[float32], 1, 0.25, 3),
		one(spec.GemanMcClure, impl.GemanMcClure[float64], impl.GemanMcClure[float32], 1, 0.25, 3),
		one(spec.Welsch, impl.Welsch[float64], impl.Welsch[float32], 1, 0.25, 3),
		one(spec.Tukey, impl.Tukey[float64], impl.Tukey[float32], 4.685, 1, 0.25),
		one(spec.Fair, impl.Fair[float64], impl.Fair[float32], 1, 1.4, 0.25),
		one(spec.Lp, impl.Lp[float64], impl.Lp[float32], 1.5, 3, 1),
		two(spec.Wing, impl.Wing[float64], impl.Wing[float32], 10, 2, [2]float64{5, 0.5}, [2]float64{1, 3}),
		two(spec.QuantileHuber, impl.QuantileHuber[float64], impl.QuantileHuber[float32], 0.5, 1, [2]float64{0.9, 1}, [2]float64{0.25, 0.3}),
		plain(spec.LogitDist, impl.LogitDist[float64], impl.LogitDist[float32]),
		plain(spec.MSLE, impl.MSLE[float64], impl.MSLE[float32]),
		plain(spec.MAPE, impl.MAPE[float64], impl.MAPE[float32]),
		plain(spec.SMAPE, impl.SMAPE[float64], impl.SMAPE[float32]),
		one(spec.Periodic, impl.Periodic[float64], impl.Periodic[float32], 1, 24),
		plain(spec.VonMises, impl.VonMises[float64], impl.VonMises[float32]),
	}
}
