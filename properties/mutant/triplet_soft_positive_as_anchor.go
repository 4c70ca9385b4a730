package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func tripletSoftPositiveAsAnchor() Mutant {
	return Mutant{
		ID: "x457", Name: "triplet-soft-positive-as-anchor", Loss: "triplet-soft",
		Bug:     "measures the negative from the positive and not from the anchor",
		Trigger: "three roles in three places",
		Float64: func() impl.Loss[float64] {
			return changed(impl.TripletSoft[float64](), func(x row, _ float64, _, _ []float64) float64 {
				d := len(x.Pred) / 3
				var near, far float64
				for i := range d {
					near, far = math.Hypot(near, x.Pred[i]-x.Pred[d+i]), math.Hypot(far, x.Pred[d+i]-x.Pred[2*d+i])
				}
				if near > far {
					return near - far + math.Log1p(math.Exp(far-near))
				}
				return math.Log1p(math.Exp(near - far))
			})
		},
	}
}
