package mutant

import "github.com/lossgate/lossgate/impl"

func diceSquaredInLinearDenominator() Mutant {
	return Mutant{
		ID: "m151", Name: "dice-squares-not-squared", Loss: "dice-squared",
		Bug:    "squares the masks where it should not and leaves them where it should: the denominator is linear",
		Thread: "MIC-DKFZ/nnUNet#12", Trigger: "masks that are not 0 and 1",
		Float64: func() impl.Loss[float64] {
			return changed(impl.DiceSquared[float64](1), func(x row, _ float64, _, _ []float64) float64 {
				shared, size := sharedOf(x)
				return 1 - (2*shared+1)/(size+1)
			})
		},
	}
}
