package impl

// ListMLE is Σ_i (log Σ_{j≥i} e^{z_j} − z_i) for the scores z = pred of items in their true order, best first: the negative log-likelihood of
// that order under the model of Plackett and Luce (Xia et al. 2008). Its gradient at rank k is Σ_{i<k} P(k is drawn as i) − (1 − P(k is drawn as k)).
//
// Special cases are:
//
//	NaN in a score makes value and gradient NaN
//
// Errors: a shape that is not {n}; a target.
func ListMLE[F Float]() Loss[F] {
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if err := scores(x, 0); err != nil {
			return 0, err
		}
		var v sum
		g := make([]sum, len(gp))
		for i := range x.Pred {
			s := newSoftmax(x.Pred[i:])
			v.add(s.surprise(0))
			for j := range s.z {
				if gp != nil {
					g[i+j].add(s.slope(j, 0))
				}
			}
		}
		for k := range gp {
			gp[k] = g[k].total()
		}
		return v.total(), nil
	}})
}
