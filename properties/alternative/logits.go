package alternative

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

// logits are cross-entropies of logits.
func logits() []Alternative {
	return []Alternative{
		{
			ID: "a20", Name: "bce-logits-by-softplus", Loss: "bce-logits", Way: "is (1−t)·z + softplus(−z) where that does not cancel, and the two terms elsewhere",
			Float64: func() impl.Loss[float64] {
				return scalar(impl.BCELogits[float64](1), func(z, t float64) (v, gz, gt float64) {
					e := math.Exp(-math.Abs(z))
					low, p, q := math.Log1p(e), 1/(1+e), e/(1+e) // softplus of the side that is small; σ of either side
					if z < 0 {
						p, q = q, p
					}
					pos, neg := low, low // softplus(−z), softplus(z)
					if z > 0 {
						neg += z
					} else {
						pos -= z
					}
					v = term(t, pos) + term(1-t, neg)
					return v, (1-t)*p - t*q, -z
				})
			},
		},
		{
			ID: "a21", Name: "softmax-ce-pivot-of-label", Loss: "softmax-ce", Way: "takes off the logit of the label where no other is larger by 30, and the largest elsewhere; adds from the last class to the first",
			Float64: func() impl.Loss[float64] {
				return kernel(impl.SoftmaxCE[float64](nil, -100, 0), func(x impl.Row[float64], g, _ []float64) float64 {
					return labelCE(x.Pred, x.Class[0], g)
				})
			},
		},
		{
			ID: "a22", Name: "softmax-ce-float32-in-float64", Loss: "softmax-ce", Way: "computes float32 inputs in float64 and rounds once",
			Float32: func() impl.Loss[float32] {
				return kernel(impl.SoftmaxCE[float32](nil, -100, 0), func(x impl.Row[float32], g, _ []float32) float32 {
					z := make([]float64, len(x.Pred))
					for i, p := range x.Pred {
						z[i] = float64(p)
					}
					wide := make([]float64, len(g))
					if g == nil {
						wide = nil
					}
					v := labelCE(z, x.Class[0], wide)
					for i := range g {
						g[i] = float32(wide[i])
					}
					return float32(v)
				})
			},
		},
		{
			ID: "a23", Name: "ranknet-by-exponentials", Loss: "ranknet", Way: "is log1p of an exponential, and the difference itself where that is large",
			Float64: func() impl.Loss[float64] {
				return kernel(impl.RankNet[float64](), func(x impl.Row[float64], g, _ []float64) float64 {
					d := x.Pred[1] - x.Pred[0]
					p := 1 / (1 + math.Exp(-d))
					if g != nil {
						g[0], g[1] = -p, p
					}
					if d > 40 {
						return d
					}
					return math.Log1p(math.Exp(d))
				})
			},
		},
	}
}

// term is w·v, and 0 for w = 0 even where v is infinite.
func term(w, v float64) float64 {
	if w == 0 {
		return 0
	}
	return w * v
}

// labelCE is −log softmax(z)_y. It stores softmax less the indicator of y in g, if that is wanted.
func labelCE(z []float64, y int, g []float64) float64 {
	top := y
	for j := range z {
		if z[j] > z[top]+30 || z[j] > z[top] && top != y || z[j] != z[j] {
			top = j
		}
	}
	pivot, rest := z[top], 0.0
	e := make([]float64, len(z))
	for j := len(z) - 1; j >= 0; j-- {
		if e[j] = math.Exp(z[j] - pivot); j != top {
			rest += e[j]
		}
	}
	if pivot != pivot || math.IsInf(pivot, 0) { // all classes are masked out, or one is certain
		for j := range g {
			g[j] = math.NaN()
		}
		if math.IsInf(pivot, 1) && z[y] < pivot {
			return math.Inf(1)
		}
		return math.NaN()
	}
	others := 0.0
	for j := len(z) - 1; j >= 0; j-- {
		if j != y {
			others += e[j] / (1 + rest)
			if g != nil {
				g[j] = e[j] / (1 + rest)
			}
		}
	}
	if g != nil {
		g[y] = -others
	}
	if top == y {
		return math.Log1p(rest)
	}
	return (pivot - z[y]) + math.Log1p(rest)
}
