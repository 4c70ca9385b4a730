package impl

// Circle is log(1 + Σ_n e^(γ·a_n·(s_n − m)) · Σ_p e^(−γ·a_p·(s_p − 1 + m))) over the similarities s_p of an anchor with others of its class, target 1, and s_n
// with those that are not, target 0; a_p = max(0, 1 + m − s_p) and a_n = max(0, s_n + m) are constants to the gradient (Sun et al. 2020).
//
// Special cases are:
//
//	no pair of either kind: 0
//	NaN in a similarity makes the value NaN
//
// Errors: rows of different lengths; a similarity outside [−1, 1]; a target that is not 0 or 1; m outside [0, 1], gamma not above 0.
func Circle[F Float](margin, gamma float64) Loss[F] {
	bad := positive("gamma", gamma)
	if bad == nil {
		bad = within("m", margin, 0, 1)
	}
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		if err := paired(x); err != nil {
			return 0, err
		}
		var kind [2][]int
		weight, excess := make([]float64, len(x.Pred)), make([]twofold, len(x.Pred))
		for i, s := range x.Pred {
			if s < -1 || s > 1 {
				return 0, &DataError{"pred", i, s, "want a similarity in [-1, 1]"}
			}
			switch x.Target[i] {
			case 0:
				a := twoSum(s, margin)
				weight[i] = max(0, a.hi)
				excess[i] = difference(s, margin).mul(a).mul(twofold{gamma, 0})
			case 1:
				a := twoSum(1, margin).add(twofold{-s, 0})
				weight[i] = -max(0, a.hi)
				excess[i] = difference(1, margin).add(twofold{-s, 0}).mul(a).mul(twofold{gamma, 0})
			default:
				return 0, &DataError{"target", i, x.Target[i], "want a label, 0 or 1"}
			}
			if weight[i] == 0 {
				excess[i] = twofold{}
			}
			kind[int(x.Target[i])] = append(kind[int(x.Target[i])], i)
		}
		gap := []twofold{{}} // one more logit, which is 0
		for _, n := range kind[0] {
			for _, p := range kind[1] {
				gap = append(gap, excess[n].add(excess[p]))
			}
		}
		v, q := gapSurprise(gap, 0)
		if gp == nil {
			return v, nil
		}
		for j, n := range kind[0] {
			for k, p := range kind[1] {
				w := q[1+j*len(kind[1])+k] * gamma
				gp[n] += float64(w * weight[n])
				gp[p] += float64(w * weight[p])
			}
		}
		return v, nil
	}})
}
