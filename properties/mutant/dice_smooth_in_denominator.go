package mutant

import "github.com/lossgate/lossgate/impl"

func diceSmoothInDenominator() Mutant {
	return Mutant{
		ID: "m49", Name: "dice-smooth-in-denominator", Loss: "dice",
		Bug:    "adds the smoothing to the denominator alone: two empty masks cost 1",
		Thread: "aim-uofa/AdelaiDet#610", Trigger: "masks that are small",
		Float64: func() impl.Loss[float64] {
			return changed(impl.Dice[float64](1), func(x row, _ float64, _, _ []float64) float64 {
				shared, size := sharedOf(x)
				return 1 - 2*shared/(size+1)
			})
		},
	}
}

// sharedOf returns Σpg and Σp + Σg of two masks.
func sharedOf(x row) (shared, size float64) {
	for i, p := range x.Pred {
		shared += p * x.Target[i]
		size += p + x.Target[i]
	}
	return shared, size
}
