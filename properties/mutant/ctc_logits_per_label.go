package mutant

import "github.com/lossgate/lossgate/impl"

func ctcLogitsPerLabel() Mutant {
	return Mutant{
		ID: "x331", Name: "ctc-logits-per-label", Loss: "ctc-logits",
		Bug:     "divides by the number of labels, as a mean over a batch does elsewhere, without being asked for a mean",
		Trigger: "two labels and more",
		Float64: func() impl.Loss[float64] {
			return changed(impl.CTCLogits[float64](0), func(x row, v float64, g, _ []float64) float64 {
				n := max(1, float64(len(x.Class)))
				for i := range g {
					g[i] /= n
				}
				return v / n
			})
		},
	}
}
