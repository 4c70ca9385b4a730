package mutant

import "github.com/lossgate/lossgate/impl"

func featureReconstructionSummed() Mutant {
	return Mutant{
		ID: "x481", Name: "feature-reconstruction-summed", Loss: "feature-reconstruction",
		Bug:     "adds up the squares without dividing by CHW: large maps outweigh small ones",
		Trigger: "images of more than one pixel",
		Float64: func() impl.Loss[float64] {
			return changed(impl.FeatureReconstruction[float64](impl.Layer{Features: impl.Pixels(), Weight: 1}), func(x row, v float64, gp, gt []float64) float64 {
				n := float64(len(x.Pred))
				for i := range x.Pred {
					if gp != nil {
						gp[i] *= n
					}
					if gt != nil {
						gt[i] *= n
					}
				}
				return v * n
			})
		},
	}
}
