package mutant

import "github.com/lossgate/lossgate/impl"

func diceWithoutTwo() Mutant {
	return Mutant{
		ID: "x490", Name: "dice-without-two", Loss: "dice",
		Bug:     "forgets the 2 of the numerator: a perfect prediction costs nearly a half",
		Trigger: "masks that overlap",
		Float64: func() impl.Loss[float64] {
			return changed(impl.Dice[float64](1), func(x row, _ float64, _, _ []float64) float64 {
				shared, size := sharedOf(x)
				return 1 - (shared+1)/(size+1)
			})
		},
	}
}
