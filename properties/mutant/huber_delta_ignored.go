package mutant

import "github.com/lossgate/lossgate/impl"

func huberDeltaIgnored() Mutant {
	return Mutant{
		ID: "x05", Name: "huber-delta-ignored", Loss: "huber", Params: impl.Params{"delta": {1.5}},
		Bug:     "takes delta and does not use it: it is ½r² throughout",
		Trigger: "a residual beyond delta",
		Float64: func() impl.Loss[float64] {
			return impl.HalfSquared[float64]()
		},
	}
}
