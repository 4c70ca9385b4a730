package mutant

import "github.com/lossgate/lossgate/impl"

func iouNegativeExtents() Mutant {
	return Mutant{
		ID: "x493", Name: "iou-negative-extents", Loss: "iou",
		Bug:     "does not clamp the sides of the intersection: apart on both axes, boxes share an area",
		Trigger: "boxes apart on both axes",
		Float64: func() impl.Loss[float64] {
			return changed(impl.IoU[float64](), func(x row, v float64, _, _ []float64) float64 {
				p, t := x.Pred, x.Target
				w, h := min(p[2], t[2])-max(p[0], t[0]), min(p[3], t[3])-max(p[1], t[1])
				if w >= 0 || h >= 0 {
					return v
				}
				return 1 - w*h/((p[2]-p[0])*(p[3]-p[1])+(t[2]-t[0])*(t[3]-t[1])-w*h)
			})
		},
	}
}
