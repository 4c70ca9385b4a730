package mutant

import "github.com/lossgate/lossgate/impl"

func iouUnsignedCorners() Mutant {
	return Mutant{
		ID: "x617", Name: "iou-unsigned-corners", Loss: "iou",
		Bug:     "takes boxes that lie beyond the left edge of the image for boxes without overlap",
		Trigger: "boxes whose corners are below 0",
		Float64: func() impl.Loss[float64] {
			return changed(impl.IoU[float64](), func(x row, v float64, gp, gt []float64) float64 {
				if x.Pred[2] < 0 && x.Target[2] < 0 {
					return 1
				}
				return v
			})
		},
	}
}
