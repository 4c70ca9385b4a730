package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func ciouEpsOnHeight() Mutant {
	return Mutant{
		ID: "m52", Name: "ciou-eps-on-height", Loss: "ciou",
		Bug:    "means to keep both sides from 0, and by the precedence of the comma adds 1e-7 to the height alone",
		Thread: "ultralytics/ultralytics#24658", Trigger: "boxes that are thin, of different shape",
		Float64: func() impl.Loss[float64] {
			diou, iou := impl.DIoU[float64]().(impl.Rows[float64]), impl.IoU[float64]().(impl.Rows[float64])
			angle := func(b []float64) float64 { return math.Atan((b[2] - b[0]) / (b[3] - b[1] + 1e-7)) }
			return changed(impl.CIoU[float64](), func(x row, right float64, _, _ []float64) float64 {
				overlap, err1 := iou.Eval(x, nil, nil)
				v, err2 := diou.Eval(x, nil, nil)
				if err1 != nil || err2 != nil || v == right { // the shapes are equal
					return right
				}
				turn := angle(x.Target) - angle(x.Pred)
				shape := 4 / (math.Pi * math.Pi) * turn * turn
				return v + shape*shape/(overlap+shape)
			})
		},
	}
}
