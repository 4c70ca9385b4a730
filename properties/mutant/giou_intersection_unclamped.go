package mutant

import "github.com/lossgate/lossgate/impl"

func giouIntersectionUnclamped() Mutant {
	return Mutant{
		ID: "m88", Name: "giou-intersection-unclamped", Loss: "giou",
		Bug:    "does not clamp the sides of the intersection: apart on both axes, two negative lengths make an area",
		Thread: "christianpayer/MedicalDataAugmentationTool-VerSe#23", Trigger: "boxes that do not touch",
		Float64: func() impl.Loss[float64] {
			return changed(impl.GIoU[float64](), func(x row, _ float64, _, _ []float64) float64 {
				p, t := x.Pred, x.Target
				inter := (min(p[2], t[2]) - max(p[0], t[0])) * (min(p[3], t[3]) - max(p[1], t[1]))
				union := (p[2]-p[0])*(p[3]-p[1]) + (t[2]-t[0])*(t[3]-t[1]) - inter
				hull := hullOf(p, t)
				return (union-inter)/union + (hull-union)/hull
			})
		},
	}
}
