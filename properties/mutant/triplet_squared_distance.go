package mutant

import "github.com/lossgate/lossgate/impl"

func tripletSquaredDistance() Mutant {
	return Mutant{
		ID: "m90", Name: "triplet-squared-distance", Loss: "triplet",
		Bug:    "forgets the root: distances are squared",
		Thread: "VisualComputingInstitute/triplet-reid#12", Trigger: "distances that are not 0 and 1",
		Float64: func() impl.Loss[float64] {
			return changed(impl.Triplet[float64](1, 2, false), func(x row, _ float64, g, _ []float64) float64 {
				d := len(x.Pred) / 3
				anchor, positive, negative := x.Pred[:d], x.Pred[d:2*d], x.Pred[2*d:]
				v := 1.0
				for i := range d {
					near, far := anchor[i]-positive[i], anchor[i]-negative[i]
					v += near*near - far*far
				}
				if v <= 0 || v != v {
					clear(g)
					return max(v, 0)
				}
				for i := range g {
					j := i % d
					g[i] = [3]float64{2 * (negative[j] - positive[j]), 2 * (positive[j] - anchor[j]), 2 * (anchor[j] - negative[j])}[i/d]
				}
				return v
			})
		},
	}
}
