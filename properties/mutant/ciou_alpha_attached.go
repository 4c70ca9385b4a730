package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func ciouAlphaAttached() Mutant {
	return Mutant{
		ID: "x496", Name: "ciou-alpha-attached", Loss: "ciou",
		Bug:     "differentiates the weight of the shape as well, which the definition of the gradient takes as constant",
		Trigger: "boxes of different shape",
		Float64: func() impl.Loss[float64] {
			iou, diou := impl.IoU[float64]().(impl.Rows[float64]), impl.DIoU[float64]().(impl.Rows[float64])
			return changed(impl.CIoU[float64](), func(x row, v float64, gp, _ []float64) float64 {
				if gp == nil {
					return v
				}
				byOverlap, byDistance := make([]float64, 4), make([]float64, 4)
				loss, _ := iou.Eval(x, byOverlap, nil)
				d, _ := diou.Eval(x, byDistance, nil)
				p, t := x.Pred, x.Target
				turn := math.Atan((t[2]-t[0])/(t[3]-t[1])) - math.Atan((p[2]-p[0])/(p[3]-p[1]))
				shape := 4 / (math.Pi * math.Pi) * turn * turn
				if shape == 0 || v == d {
					return v
				}
				alpha := shape / (loss + shape)
				for i := range gp {
					byShape := (gp[i] - byDistance[i]) / alpha
					gp[i] += shape * (byShape*loss - shape*byOverlap[i]) / ((loss + shape) * (loss + shape))
				}
				return v
			})
		},
	}
}
