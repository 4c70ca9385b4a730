package mutant

import "github.com/lossgate/lossgate/impl"

func smoothL1BetaUnchecked() Mutant {
	return Mutant{
		ID: "m33", Name: "smooth-l1-beta-unchecked", Loss: "smooth-l1",
		Bug:    "takes a beta below 0 for 0, where it should be an error",
		Thread: "pytorch/pytorch#45532", Trigger: "a beta below 0",
		Float64: func() impl.Loss[float64] { return impl.SmoothL1[float64](1) },
		With: func(p impl.Params) (impl.Loss[float64], error) {
			beta := 1.0
			if b := p["beta"]; len(b) == 1 {
				beta = max(b[0], 0)
			}
			return impl.SmoothL1[float64](beta), nil
		},
	}
}
