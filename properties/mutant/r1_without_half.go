package mutant

import "github.com/lossgate/lossgate/impl"

func r1WithoutHalf() Mutant {
	return Mutant{
		ID: "x322", Name: "r1-without-half", Loss: "r1",
		Bug:     "the value has no ½, the gradient has: γ‖g‖² with slope γ·g",
		Trigger: "any gradient but 0; a gradient checker alone sees that the two do not fit",
		Float64: func() impl.Loss[float64] {
			return changed(impl.R1[float64](10), func(_ row, v float64, _, _ []float64) float64 { return 2 * v })
		},
	}
}
