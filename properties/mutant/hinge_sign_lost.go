package mutant

import "github.com/lossgate/lossgate/impl"

func hingeSignLost() Mutant {
	return Mutant{
		ID: "x02", Name: "hinge-sign-lost", Loss: "hinge",
		Bug:     "has the wrong sign before the margin",
		Trigger: "any score: what is right costs, and what is wrong does not",
		Float64: func() impl.Loss[float64] {
			return margin(impl.Hinge[float64](), func(m float64) (v, g float64) {
				if m > -1 {
					return 1 + m, 1
				}
				return 0, 0
			})
		},
	}
}
