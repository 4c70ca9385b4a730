package mutant

import "github.com/lossgate/lossgate/impl"

func lossensMarginDropped() Mutant {
	return Mutant{
		ID: "x327", Name: "lossens-margin-dropped", Loss: "lossens-d",
		Bug:     "asks all fakes for the same nothing: max(0, L(x) − L(x̃)), whatever the distance of the pair",
		Trigger: "a fake that is beyond the real point, but not by its margin",
		Float64: func() impl.Loss[float64] {
			right := impl.LossensD[float64](1, 0).(impl.Rows[float64])
			return changed(right, func(x row, _ float64, gp, gt []float64) float64 {
				clear(gp)
				clear(gt)
				at := x
				at.Target = make([]float64, len(x.Target))
				v, _ := right.Eval(at, gp, gt)
				return v
			})
		},
	}
}
