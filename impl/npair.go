package impl

import "math"

// NPair is 1/N·Σ_i ln(1 + Σ_{j≠i} exp(f_i·g_j − f_i·g_i)) for anchors f and positives g, the two views of a sample of shape {2, N, D}
// (Sohn 2016). Differences of products are formed in twice the precision.
//
// Special cases are:
//
//	N = 1: 0
//	NaN anywhere makes the value NaN
//
// Errors: a shape that is not {2, N, D}.
func NPair[F Float]() Loss[F] {
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		n, d, err := twoViews(x)
		if err != nil {
			return 0, err
		}
		f := func(i int) []float64 { return x.Pred[i*d : (i+1)*d] }
		v := make([]float64, n)
		for i := range n {
			gap, size := make([]twofold, n), make([]float64, n)
			for j := range n {
				gap[j] = dotDifference(f(i), f(n+j), f(n+i))
				size[j] = dotDifferenceScaled(f(i), f(n+j), f(n+i))
			}
			orderOverflow(gap, size)
			l, p := gapSurprise(gap, i)
			v[i] = l
			if gp == nil {
				continue
			}
			for k := range d {
				var own sum
				for j := range n {
					w := p[j] / float64(n)
					gp[(n+j)*d+k] += float64(w * f(i)[k])
					if j != i {
						own.add(float64(w * difference(f(n + j)[k], f(n + i)[k]).hi))
					}
				}
				gp[i*d+k] += own.total()
			}
		}
		return total(v, float64(n)), nil
	}})
}

// twoViews checks two views of N items.
func twoViews(x Row[float64]) (n, d int, err error) {
	if len(x.Shape) != 3 || x.Shape[0] != 2 || x.Shape[1] < 1 || x.Shape[2] < 1 {
		return 0, 0, &DataError{"shape", -1, x.Shape, "want {2, N, D}: two views of N items"}
	}
	return x.Shape[1], x.Shape[2], nil
}

// dotDifference is f·(a − b) in twice the precision; where that overflows, what is left of it when all is scaled down and up again.
func dotDifference(f, a, b []float64) twofold {
	var v twofold
	for k := range f {
		v = v.add(difference(a[k], b[k]).mul(twofold{f[k], 0}))
	}
	if v.hi-v.hi == 0 {
		return v
	}
	return twofold{math.Ldexp(dotDifferenceScaled(f, a, b), 1200), 0}
}

// dotDifferenceScaled is 2^−1200·f·(a − b).
func dotDifferenceScaled(f, a, b []float64) float64 {
	const down = 0x1p-600
	var v sum
	for k := range f {
		v.add(float64(f[k] * down * (a[k]*down - b[k]*down)))
	}
	return v.total()
}
