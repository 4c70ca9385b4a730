package mutant

import "github.com/lossgate/lossgate/impl"

func listmleWorstFirst() Mutant {
	return Mutant{
		ID: "x453", Name: "listmle-worst-first", Loss: "listmle",
		Bug:     "draws the worst item first",
		Trigger: "two items and more, of different scores",
		Float64: func() impl.Loss[float64] {
			k := impl.ListMLE[float64]().(impl.Rows[float64])
			eval := k.Eval
			turn := func(v []float64) []float64 {
				out := make([]float64, len(v))
				for i := range v {
					out[len(v)-1-i] = v[i]
				}
				return out
			}
			k.Eval = func(x row, gp, gt []float64) (float64, error) {
				x.Pred = turn(x.Pred)
				v, err := eval(x, gp, gt)
				copy(gp, turn(gp))
				return v, err
			}
			return k
		},
	}
}
