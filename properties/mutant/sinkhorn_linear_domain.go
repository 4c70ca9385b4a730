package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func sinkhornLinearDomain() Mutant {
	return Mutant{
		ID: "m59", Name: "sinkhorn-linear-domain", Loss: "sinkhorn",
		Bug:    "scales the rows and columns of the kernel exp(−C/ε), which underflows",
		Thread: "PythonOT/POT#311", Trigger: "costs of a few hundred ε",
		Float64: func() impl.Loss[float64] {
			return changed(impl.Sinkhorn[float64](1, 2), func(x row, _ float64, gp, _ []float64) (cost float64) {
				n := x.Shape[0]
				a, b := x.Target[:n], x.Target[n:]
				u, v := make([]float64, n), make([]float64, n)
				for j := range v {
					v[j] = 1
				}
				for range 2 {
					for i := range u {
						s := 0.0
						for j := range v {
							s += b[j] * v[j] * math.Exp(-x.Pred[i*n+j])
						}
						u[i] = 1 / s
					}
					for j := range v {
						s := 0.0
						for i := range u {
							s += a[i] * u[i] * math.Exp(-x.Pred[i*n+j])
						}
						v[j] = 1 / s
					}
				}
				for i := range n {
					cost += a[i]*math.Log(u[i]) + b[i]*math.Log(v[i])
				}
				for e := range gp {
					gp[e] = a[e/n] * u[e/n] * b[e%n] * v[e%n] * math.Exp(-x.Pred[e])
				}
				return cost
			})
		},
	}
}
