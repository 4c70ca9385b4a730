package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func ntxentSelfNotMasked() Mutant {
	return Mutant{
		ID: "x511", Name: "ntxent-self-not-masked", Loss: "nt-xent", Params: impl.Params{"temperature": {1}},
		Bug:     "counts the similarity of an embedding with itself among the candidates",
		Trigger: "any",
		Float64: func() impl.Loss[float64] {
			return changed(impl.NTXent[float64](1), func(x row, _ float64, _, _ []float64) float64 {
				n, d := x.Shape[1], x.Shape[2]
				unit := make([]float64, len(x.Pred))
				for i := range 2 * n {
					norm := 0.0
					for _, v := range x.Pred[i*d : (i+1)*d] {
						norm = math.Hypot(norm, v)
					}
					for k := range d {
						unit[i*d+k] = x.Pred[i*d+k] / norm
					}
				}
				sum := 0.0
				for i := range 2 * n {
					all, own := 0.0, 0.0
					for j := range 2 * n {
						dot := 0.0
						for k := range d {
							dot += unit[i*d+k] * unit[j*d+k]
						}
						if all += math.Exp(dot); j == (i+n)%(2*n) {
							own = dot
						}
					}
					sum += math.Log(all) - own
				}
				return sum / float64(2*n)
			})
		},
	}
}
