package mutant

import "github.com/lossgate/lossgate/impl"

func iouBoxesAsCentres() Mutant {
	return Mutant{
		ID: "x494", Name: "iou-boxes-as-centres", Loss: "iou",
		Bug:     "takes corners for centres and sides",
		Trigger: "boxes not at the origin",
		Float64: func() impl.Loss[float64] {
			return changed(impl.IoU[float64](), func(x row, _ float64, _, _ []float64) float64 {
				corners := func(b []float64) []float64 {
					return []float64{b[0] - b[2]/2, b[1] - b[3]/2, b[0] + b[2]/2, b[1] + b[3]/2}
				}
				inter, union := overlapOf(corners(x.Pred), corners(x.Target))
				return 1 - inter/union
			})
		},
	}
}
