package mutant

import "github.com/lossgate/lossgate/impl"

func generalizedDiceWeightsNotSquared() Mutant {
	return Mutant{
		ID: "x492", Name: "generalized-dice-weights-not-squared", Loss: "generalized-dice",
		Bug:     "weighs a class by the inverse of its size, not of its square",
		Trigger: "classes of different size",
		Float64: func() impl.Loss[float64] {
			return changed(impl.GeneralizedDice[float64](), func(x row, _ float64, _, _ []float64) float64 {
				num, den := 0.0, 0.0
				for _, c := range classesOf(x) {
					shared, size := sharedOf(c)
					pixels := 0.0
					for _, g := range c.Target {
						pixels += g
					}
					num += shared / pixels
					den += size / pixels
				}
				return 1 - 2*num/den
			})
		},
	}
}
