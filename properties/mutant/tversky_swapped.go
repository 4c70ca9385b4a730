package mutant

import "github.com/lossgate/lossgate/impl"

func tverskySwapped() Mutant {
	return Mutant{
		ID: "m48", Name: "tversky-swapped", Loss: "tversky",
		Bug:    "exchanges alpha and beta: what is missing is charged as what is too much",
		Thread: "FluxML/Flux.jl#1993", Trigger: "false positives and false negatives that differ in number",
		Float64: func() impl.Loss[float64] {
			return impl.Tversky[float64](float64(float32(0.7)), float64(float32(0.3)), 1)
		},
	}
}
