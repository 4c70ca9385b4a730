package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func sinkhornDivergenceBiased() Mutant {
	return Mutant{
		ID: "x359", Name: "sinkhorn-divergence-biased", Loss: "sinkhorn-divergence",
		Bug:     "leaves out the costs of the measures to themselves",
		Trigger: "measures that spread: equal ones do not cost 0",
		Float64: func() impl.Loss[float64] {
			return changed(impl.SinkhornDivergence[float64](1, 1), func(x row, v float64, _, _ []float64) float64 {
				return v + selfCost(x.Pred) + selfCost(x.Target)
			})
		},
	}
}

// selfCost is what one averaged step from 0 and a full one make of the entropic cost of a measure to itself, halved.
func selfCost(v []float64) (s float64) {
	n := len(v) / 2
	step := func(p []float64) []float64 {
		out := make([]float64, n)
		for i := range n {
			sum := 0.0
			for j := range n {
				d := v[i] - v[j]
				sum += v[n+j] * math.Exp(p[j]-d*d)
			}
			out[i] = -math.Log(sum)
		}
		return out
	}
	p := step(make([]float64, n))
	for i := range p {
		p[i] /= 2
	}
	for i, q := range step(p) {
		s += v[n+i] * q
	}
	return s
}
