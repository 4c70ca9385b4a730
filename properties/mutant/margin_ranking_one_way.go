package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func marginRankingOneWay() Mutant {
	return Mutant{
		ID: "x452", Name: "margin-ranking-one-way", Loss: "margin-ranking", Params: impl.Params{"margin": {1}},
		Bug:     "does not read the target: the first item should always rank above the second",
		Trigger: "a target of −1",
		Float64: func() impl.Loss[float64] {
			return changed(impl.MarginRanking[float64](1), func(x row, v float64, g, _ []float64) float64 {
				if x.Target[0] > 0 {
					return v
				}
				v = math.Max(0, 1-(x.Pred[0]-x.Pred[1]))
				if g != nil {
					g[0], g[1] = 0, 0
					if v > 0 {
						g[0], g[1] = -1, 1
					}
				}
				return v
			})
		},
	}
}
