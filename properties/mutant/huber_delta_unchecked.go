package mutant

import "github.com/lossgate/lossgate/impl"

func huberDeltaUnchecked() Mutant {
	return Mutant{
		ID: "x09", Name: "huber-delta-unchecked", Loss: "huber",
		Bug:     "takes the size of delta: a delta below 0 is no error",
		Trigger: "a delta below 0",
		Float64: func() impl.Loss[float64] { return impl.Huber[float64](1) },
		With: func(p impl.Params) (impl.Loss[float64], error) {
			delta := 1.0
			if d := p["delta"]; len(d) == 1 {
				delta = max(d[0], -d[0])
			}
			return impl.Huber[float64](delta), nil
		},
	}
}
