package mutant

import (
	"github.com/lossgate/lossgate/impl"
)

func raganDOwnMean() Mutant {
	return Mutant{
		ID: "x312", Name: "ragan-d-own-mean", Loss: "ragan-d",
		Bug:     "compares each point with the mean of its own class",
		Trigger: "scores whose means differ",
		Float64: func() impl.Loss[float64] {
			return changed(impl.RaGAND[float64](), func(x row, _ float64, gp, _ []float64) float64 {
				n := len(x.Pred) / 2
				total := 0.0
				for at, sign := range []float64{-1, 1} {
					s, w := x.Pred[at*n:(at+1)*n], x.Target[at*n:(at+1)*n]
					mean, pull := 0.0, 0.0
					for i := range s {
						mean += w[i] * s[i]
					}
					for i := range s {
						total += w[i] * softplus(sign*(s[i]-mean))
						pull += w[i] * logistic(sign*(s[i]-mean))
					}
					for i := range s {
						if gp != nil {
							gp[at*n+i] = sign * w[i] * (logistic(sign*(s[i]-mean)) - pull)
						}
					}
				}
				return total
			})
		},
	}
}
