package mutant

import "github.com/lossgate/lossgate/impl"

func westonWatkinsMarginSubtracted() Mutant {
	return Mutant{
		ID: "x407", Name: "weston-watkins-margin-subtracted", Loss: "weston-watkins",
		Bug:     "adds up all classes, y among them, and takes the margin off the sum again: what is small beside the margin is lost",
		Trigger: "scores that violate the margin by little",
		Float64: func() impl.Loss[float64] {
			return changed(impl.WestonWatkins[float64](1, 1), func(x row, v float64, _, _ []float64) float64 {
				if v != v {
					return v
				}
				total := 0.0
				for _, z := range x.Pred {
					total += max(0, 1-x.Pred[x.Class[0]]+z)
				}
				return total - 1
			})
		},
	}
}
