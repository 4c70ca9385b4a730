package mutant

import "github.com/lossgate/lossgate/impl"

func giouUnionPlusEps() Mutant {
	return Mutant{
		ID: "m51", Name: "giou-union-plus-eps", Loss: "giou",
		Bug:    "adds 1e-7 to the union before dividing by it: identical boxes cost something, small ones nearly 1",
		Thread: "roboflow/rf-detr#1180", Trigger: "boxes that overlap and are small",
		Float64: func() impl.Loss[float64] {
			return changed(impl.GIoU[float64](), func(x row, v float64, _, _ []float64) float64 {
				inter, union := overlapOf(x.Pred, x.Target)
				return v + inter/union - inter/(union+1e-7)
			})
		},
	}
}

// overlapOf returns the areas of the intersection and the union of two boxes.
func overlapOf(p, t []float64) (inter, union float64) {
	w := max(0, min(p[2], t[2])-max(p[0], t[0]))
	h := max(0, min(p[3], t[3])-max(p[1], t[1]))
	return w * h, (p[2]-p[0])*(p[3]-p[1]) + (t[2]-t[0])*(t[3]-t[1]) - w*h
}
