package alternative

import (
	"math"
	"slices"

	"github.com/lossgate/lossgate/impl"
)

// distributions are losses of distributions and of vectors.
func distributions() []Alternative {
	return []Alternative{
		{
			ID: "a30", Name: "total-variation-by-excess", Loss: "total-variation", Way: "adds what one has more than the other, Σ max(0, p − q), and the other way round, and takes half",
			Float64: func() impl.Loss[float64] {
				return kernel(impl.TotalVariation[float64](), func(x impl.Row[float64], gp, gt []float64) float64 {
					more, less := 0.0, 0.0
					for i := range x.Pred {
						d := x.Pred[i] - x.Target[i]
						if d > 0 {
							more += d
						} else {
							less -= d
						}
						s := 0.0
						if d != 0 {
							s = math.Copysign(0.5, d)
						}
						if gp != nil {
							gp[i] = s
						}
						if gt != nil {
							gt[i] = -s
						}
					}
					return (more + less) / 2
				})
			},
		},
		{
			ID: "a31", Name: "cross-entropy-pairwise", Loss: "cross-entropy", Way: "adds its terms pairwise",
			Float64: func() impl.Loss[float64] {
				return kernel(impl.CrossEntropy[float64](), func(x impl.Row[float64], gp, gt []float64) float64 {
					terms := make([]float64, len(x.Pred))
					for i, q := range x.Pred {
						p := x.Target[i]
						terms[i] = term(p, -math.Log(q))
						if gp != nil && p != 0 {
							gp[i] = -p / q
						}
						if gt != nil {
							gt[i] = -math.Log(q)
						}
					}
					return pairwise(terms)
				})
			},
		},
		{
			ID: "a32", Name: "entropy-last-first", Loss: "entropy", Way: "adds from the last to the first, in base 2, and changes the base at the end",
			Float64: func() impl.Loss[float64] {
				return kernel(impl.Entropy[float64](), func(x impl.Row[float64], gp, _ []float64) float64 {
					bits := 0.0
					for i := len(x.Pred) - 1; i >= 0; i-- {
						p := x.Pred[i]
						if p > 0 {
							bits -= p * math.Log2(p)
						}
						if gp != nil {
							gp[i] = -(math.Log(p) + 1)
						}
					}
					return math.Max(0, bits) * math.Ln2
				})
			},
		},
		{
			ID: "a33", Name: "brier-fused", Loss: "brier", Way: "adds squares by fused operations",
			Float64: func() impl.Loss[float64] {
				return kernel(impl.Brier[float64](), func(x impl.Row[float64], gp, gt []float64) float64 {
					v := 0.0
					for i := range x.Pred {
						d := x.Pred[i] - x.Target[i]
						v = math.FMA(d, d, v)
						if gp != nil {
							gp[i] = 2 * d
						}
						if gt != nil {
							gt[i] = -2 * d
						}
					}
					return v
				})
			},
		},
		{
			ID: "a34", Name: "center-in-float32", Loss: "center", Way: "stays in float32, and adds fused in float64 only at the end",
			Float32: func() impl.Loss[float32] {
				return kernel(impl.Center[float32](), func(x impl.Row[float32], gp, gt []float32) float32 {
					d := len(x.Pred)
					at, v := x.Class[0]*d, 0.0
					for i, p := range x.Pred {
						r := p - x.Target[at+i]
						v += float64(r) * float64(r)
						if gp != nil {
							gp[i] = r
						}
						if gt != nil {
							gt[at+i] = -r
						}
					}
					return float32(v / 2)
				})
			},
		},
		{
			ID: "a35", Name: "listmle-from-the-last", Loss: "listmle", Way: "accumulates log Σ exp from the last item to the first, as implementations with one pass do",
			Float64: func() impl.Loss[float64] {
				return kernel(impl.ListMLE[float64](), func(x impl.Row[float64], gp, _ []float64) float64 {
					v := 0.0
					for i := range slices.Backward(x.Pred) {
						var g []float64
						if gp != nil {
							g = make([]float64, len(x.Pred)-i)
						}
						v += labelCE(x.Pred[i:], 0, g)
						for j := range g {
							gp[i+j] += g[j]
						}
					}
					return v
				})
			},
		},
	}
}

// pairwise is the sum of v by halves.
func pairwise(v []float64) float64 {
	switch len(v) {
	case 0:
		return 0
	case 1:
		return v[0]
	}
	h := len(v) / 2
	return pairwise(v[:h]) + pairwise(v[h:])
}
