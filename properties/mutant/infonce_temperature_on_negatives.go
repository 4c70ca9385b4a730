package mutant

import "github.com/lossgate/lossgate/impl"

func infonceTemperatureOnNegatives() Mutant {
	return Mutant{
		ID: "m56b", Name: "infonce-temperature-on-negatives", Loss: "info-nce", Params: impl.Params{"temperature": {0.25}},
		Bug:    "divides the negatives by the temperature, and not the positive",
		Thread: "RElbers/info-nce-pytorch#17", Trigger: "a temperature that is not 1",
		Float64: func() impl.Loss[float64] {
			k := impl.InfoNCE[float64](1).(impl.Rows[float64])
			eval := k.Eval
			k.Eval = func(x row, gp, gt []float64) (float64, error) {
				z := append([]float64{}, x.Pred...)
				for i := range z {
					if n := x.Shape[0]; i%(n+1) != 0 {
						z[i] *= 4
					}
				}
				x.Pred = z
				v, err := eval(x, gp, gt)
				for i := range gp {
					if n := x.Shape[0]; i%(n+1) != 0 {
						gp[i] *= 4
					}
				}
				return v, err
			}
			return k
		},
	}
}
