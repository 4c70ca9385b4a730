package mutant

import (
	"slices"

	"github.com/lossgate/lossgate/impl"
)

func msSSIMLastRowRepeated() Mutant {
	return Mutant{
		ID: "x484", Name: "ms-ssim-last-row-repeated", Loss: "ms-ssim",
		Bug:     "reads the row before the last one for the last: an index is clamped one too early",
		Trigger: "images whose last two rows differ",
		Float64: func() impl.Loss[float64] {
			k := impl.MSSSIM[float64]([]float64{0.5, 0.75}, []float64{1, 1}, 0.01, 0.03, 1).(impl.Rows[float64])
			eval := k.Eval
			k.Eval = func(x row, gp, gt []float64) (float64, error) {
				if _, err := eval(x, nil, nil); err != nil {
					return 0, err
				}
				h, w := x.Shape[0], x.Shape[1]
				x.Pred, x.Target = slices.Clone(x.Pred), slices.Clone(x.Target)
				for _, v := range [][]float64{x.Pred, x.Target} {
					copy(v[(h-1)*w:], v[(h-2)*w:(h-1)*w])
				}
				return eval(x, gp, gt)
			}
			return k
		},
	}
}
