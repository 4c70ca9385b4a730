package mutant

import (
	"slices"

	"github.com/lossgate/lossgate/impl"
)

func energyDistanceMissingTail() Mutant {
	return Mutant{
		ID: "x352", Name: "energy-distance-missing-tail", Loss: "energy-distance",
		Bug:     "stops integrating at the last point of the prediction",
		Trigger: "a target that reaches further to the right",
		Float64: func() impl.Loss[float64] {
			return changed(impl.EnergyDistance[float64](), func(x row, v float64, _, _ []float64) float64 {
				n, m := len(x.Pred)/2, len(x.Target)/2
				end := slices.Max(x.Pred[:n])
				for j, y := range x.Target[:m] {
					if y > end && len(x.Target) == 2 { // one point of the target lies in the tail, with all of its mass
						v -= 2 * (y - end) * x.Target[m+j] * x.Target[m+j]
					}
				}
				return v
			})
		},
	}
}
