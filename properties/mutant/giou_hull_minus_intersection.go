package mutant

import "github.com/lossgate/lossgate/impl"

func giouHullMinusIntersection() Mutant {
	return Mutant{
		ID: "m87", Name: "giou-hull-minus-intersection", Loss: "giou",
		Bug:    "subtracts the intersection from the hull where the union belongs",
		Thread: "FoundationVision/ByteTrack#129", Trigger: "boxes that are not one box",
		Float64: func() impl.Loss[float64] {
			return changed(impl.GIoU[float64](), func(x row, _ float64, _, _ []float64) float64 {
				inter, union := overlapOf(x.Pred, x.Target)
				hull := hullOf(x.Pred, x.Target)
				return 1 - inter/union + (hull-inter)/hull
			})
		},
	}
}

// hullOf returns the area of the smallest box around two.
func hullOf(p, t []float64) float64 {
	return (max(p[2], t[2]) - min(p[0], t[0])) * (max(p[3], t[3]) - min(p[1], t[1]))
}
