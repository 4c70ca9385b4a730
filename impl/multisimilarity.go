package impl

import "math"

// MultiSimilarity is 1/α·log(1 + Σ e^(−α(s − λ))) over the similarities s with others of the class of an anchor, target 1, plus 1/β·log(1 + Σ e^(β(s − λ)))
// over those with others, target 0 (Wang et al. 2019).
//
// Special cases are:
//
//	no pair of either kind adds 0
//	NaN in a similarity makes the value NaN
//
// Errors: rows of different lengths; a target that is not 0 or 1; alpha or beta not above 0; base not finite.
func MultiSimilarity[F Float](alpha, beta, base float64) Loss[F] {
	bad := positive("alpha", alpha)
	if bad == nil {
		bad = positive("beta", beta)
	}
	if bad == nil {
		bad = within("base", base, -math.MaxFloat64, math.MaxFloat64)
	}
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		if err := paired(x); err != nil {
			return 0, err
		}
		for i, t := range x.Target {
			if t != 0 && t != 1 {
				return 0, &DataError{"target", i, t, "want a label, 0 or 1"}
			}
		}
		var v sum
		for class, k := range []float64{beta, -alpha} {
			gap, at := []twofold{{}}, []int{-1} // one more logit, which is 0
			for i, s := range x.Pred {
				if int(x.Target[i]) == class {
					gap, at = append(gap, gaps([]float64{base, s}, 0, twofold{k, 0})[1]), append(at, i)
				}
			}
			l, p := gapSurprise(gap, 0)
			if l = l / max(k, -k); math.IsInf(l, 1) { // the factor overflows, the largest similarity need not
				l = 0
				for _, i := range at[1:] {
					l = max(l, math.Copysign(1, k)*(x.Pred[i]-base))
				}
			}
			v.add(l)
			for j, i := range at {
				if gp != nil && i >= 0 {
					gp[i] = p[j]
					if k < 0 {
						gp[i] = -p[j]
					}
				}
			}
		}
		return v.total(), nil
	}})
}
