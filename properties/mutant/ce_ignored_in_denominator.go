package mutant

import "github.com/lossgate/lossgate/impl"

func ceIgnoredInDenominator() Mutant {
	return Mutant{
		ID: "m15", Name: "ce-ignored-in-denominator", Loss: "softmax-ce",
		Bug:    "counts ignored samples in the denominator of the mean",
		Thread: "flagos-ai/FlagGems#73", Trigger: "a batch in which some labels are ignored, and the reduction mean",
		Float64: func() impl.Loss[float64] {
			return unignored(impl.SoftmaxCE[float64](nil, -100, 0), func(row, []float64) float64 { return 0 }, 1)
		},
	}
}
