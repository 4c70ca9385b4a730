package mutant

import "github.com/lossgate/lossgate/impl"

func ntxentViewsInterleaved() Mutant {
	return Mutant{
		ID: "x512", Name: "ntxent-views-interleaved", Loss: "nt-xent", Params: impl.Params{"temperature": {1}},
		Bug:     "takes neighbours for the two views of an item, as if views were interleaved and not one after the other",
		Trigger: "two items and more",
		Float64: func() impl.Loss[float64] {
			k := impl.NTXent[float64](1).(impl.Rows[float64])
			eval := k.Eval
			k.Eval = func(x row, gp, gt []float64) (float64, error) {
				n, d := x.Shape[1], x.Shape[2]
				if n != 2 {
					return eval(x, gp, gt)
				}
				swap := func(v []float64) []float64 { // a1 a2 b1 b2 to a1 b1 a2 b2, and back
					v = append([]float64{}, v...)
					for i := range d {
						v[d+i], v[2*d+i] = v[2*d+i], v[d+i]
					}
					return v
				}
				x.Pred = swap(x.Pred)
				v, err := eval(x, gp, gt)
				if gp != nil {
					copy(gp, swap(gp))
				}
				return v, err
			}
			return k
		},
	}
}
