package mutant

import "github.com/lossgate/lossgate/impl"

func npairNormalised() Mutant {
	return Mutant{
		ID: "x517", Name: "npair-normalised", Loss: "n-pair",
		Bug:     "is the cross-entropy of normalised embeddings: lengths are lost",
		Trigger: "embeddings that are not of length 1",
		Float64: func() impl.Loss[float64] {
			k := impl.NPair[float64]().(impl.Rows[float64])
			eval := k.Eval
			k.Eval = func(x row, gp, gt []float64) (float64, error) {
				v := append([]float64{}, x.Pred...)
				d := x.Shape[2]
				for i := 0; i+d <= len(v); i += d {
					norm := 0.0
					for _, e := range v[i : i+d] {
						norm += e * e
					}
					for j := range d {
						if norm > 0 {
							v[i+j] /= norm
						}
					}
				}
				x.Pred = v
				return eval(x, gp, gt)
			}
			return k
		},
	}
}
