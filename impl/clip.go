package impl

// CLIP is ½(ℓ(S) + ℓ(Sᵀ)) with ℓ(S) = 1/N·Σ_i −log softmax(row_i)_i and S = scale·pred, for a matrix of cosines of shape {N, N} (Radford et al. 2021).
//
// Special cases are:
//
//	N = 1: 0
//	NaN makes its row and its column NaN, and with them the value
//
// Errors: a shape that is not {N, N}; a scale that is not above 0.
func CLIP[F Float](scale float64) Loss[F] {
	bad := positive("scale", scale)
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		n, err := square(x)
		if err != nil {
			return 0, err
		}
		var v sum
		column := make([]float64, n)
		for i := range n {
			row := x.Pred[i*n : (i+1)*n]
			for j := range n {
				column[j] = x.Pred[j*n+i]
			}
			byRow, p := gapSurprise(gaps(row, i, twofold{scale, 0}), i)
			byColumn, q := gapSurprise(gaps(column, i, twofold{scale, 0}), i)
			v.add(share(byRow, row, i, float64(2*n), scale))
			v.add(share(byColumn, column, i, float64(2*n), scale))
			for j := range n {
				if gp != nil {
					gp[i*n+j] += p[j]
					gp[j*n+i] += q[j]
				}
			}
		}
		for i := range gp {
			gp[i] *= scale / float64(2*n)
		}
		return v.total(), nil
	}})
}
