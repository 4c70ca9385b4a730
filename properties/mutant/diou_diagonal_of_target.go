package mutant

import "github.com/lossgate/lossgate/impl"

func diouDiagonalOfTarget() Mutant {
	return Mutant{
		ID: "x495", Name: "diou-diagonal-of-target", Loss: "diou",
		Bug:     "divides by the diagonal of the target, not of the smallest box around both: far boxes cost more than 2",
		Trigger: "boxes that do not coincide",
		Float64: func() impl.Loss[float64] {
			return changed(impl.DIoU[float64](), func(x row, _ float64, _, _ []float64) float64 {
				p, t := x.Pred, x.Target
				inter, union := overlapOf(p, t)
				dx, dy := (p[0]+p[2]-t[0]-t[2])/2, (p[1]+p[3]-t[1]-t[3])/2
				w, h := t[2]-t[0], t[3]-t[1]
				return 1 - inter/union + (dx*dx+dy*dy)/(w*w+h*h)
			})
		},
	}
}
