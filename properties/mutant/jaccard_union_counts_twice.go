package mutant

import "github.com/lossgate/lossgate/impl"

func jaccardUnionCountsTwice() Mutant {
	return Mutant{
		ID: "x491", Name: "jaccard-union-counts-twice", Loss: "jaccard",
		Bug:     "takes the sum of the masks for their union: what they share counts twice",
		Trigger: "masks that overlap",
		Float64: func() impl.Loss[float64] {
			return changed(impl.Jaccard[float64](1), func(x row, _ float64, _, _ []float64) float64 {
				shared, size := sharedOf(x)
				return 1 - (shared+1)/(size+1)
			})
		},
	}
}
