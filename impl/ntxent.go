package impl

import "math"

// NTXent is the mean over 2N embeddings, a sample of shape {2, N, D}, of the cross-entropy of finding the other view of the same item among the
// 2N − 1 others by softmax of cosines over τ (Chen et al. 2020).
//
// Special cases are:
//
//	N = 1: 0
//	the length of an embedding does not count; the gradient is orthogonal to it
//
// Errors: a shape that is not {2, N, D}; an embedding of zeros, or one that is not finite; a temperature that is not above 0.
func NTXent[F Float](temperature float64) Loss[F] {
	bad := positive("temperature", temperature)
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		n, d, err := twoViews(x)
		if err != nil {
			return 0, err
		}
		positives := make([][]int, 2*n)
		for i := range positives {
			positives[i] = []int{(i + n) % (2 * n)}
		}
		return contrasted(x.Pred, d, temperature, positives, gp)
	}})
}

// contrasted is the mean over embeddings, rows of d entries of e, of the mean surprise of their positives under the softmax of cosines over τ with
// all but themselves. It adds the gradient to g, if that is wanted.
func contrasted(e []float64, d int, temperature float64, positives [][]int, g []float64) (float64, error) {
	m := len(positives)
	row := func(i int) []float64 { return e[i*d : (i+1)*d] }
	for i := range m {
		if err := nonZero("pred", i*d, row(i)); err != nil {
			return 0, err
		}
	}
	cos := make([][]float64, m)     // of i with each other, itself left out
	slope := make([][][]float64, m) // of that in row i, for a row of size about 1
	unit := make([]int, m)
	for i := range m {
		var u []float64
		u, unit[i] = scaled(row(i))
		for j := range m {
			if j != i {
				c, _, dc, _ := angle(u, row(j))
				cos[i], slope[i] = append(cos[i], c), append(slope[i], dc)
			}
		}
	}
	var v []float64
	weight := make([]float64, m*m) // of the cosine of i and j in the value
	for i, of := range positives {
		for _, p := range of {
			l, q := gapSurprise(gaps(cos[i], less(p, i), twofold{1, 0}.quo(twofold{temperature, 0})), less(p, i))
			v = append(v, l/float64(len(of)))
			for j := range m {
				if j != i {
					w := q[less(j, i)] / temperature / float64(m*len(of))
					weight[i*m+j] += w
					weight[j*m+i] += w
				}
			}
		}
	}
	for k := range g {
		i := k / d
		var s sum
		for j := range m {
			if j != i {
				s.add(float64(weight[i*m+j] * slope[i][less(j, i)][k%d]))
			}
		}
		g[k] = math.Ldexp(s.total(), -unit[i])
	}
	return total(v, float64(m)), nil
}

// less is the place of j in a row without i.
func less(j, i int) int {
	if j > i {
		return j - 1
	}
	return j
}
