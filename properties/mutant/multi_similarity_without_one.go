package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func multiSimilarityWithoutOne() Mutant {
	return Mutant{
		ID: "x458", Name: "multi-similarity-without-one", Loss: "multi-similarity", Params: impl.Params{"beta": {8}, "base": {0}},
		Bug:     "takes log Σ exp without the 1: an anchor whose pairs are all good costs less than nothing",
		Trigger: "any pair; below 0 where all are good",
		Float64: func() impl.Loss[float64] {
			return changed(impl.MultiSimilarity[float64](2, 8, 0), func(x row, _ float64, _, _ []float64) float64 {
				sum, count := [2]float64{}, [2]int{}
				for i, s := range x.Pred {
					k := int(x.Target[i])
					count[k]++
					sum[k] += math.Exp([2]float64{8, -2}[k] * s)
				}
				v := 0.0
				for k, a := range []float64{8, 2} {
					if count[k] > 0 {
						v += math.Log(sum[k]) / a
					}
				}
				return v
			})
		},
	}
}
