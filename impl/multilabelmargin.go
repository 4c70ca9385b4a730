package impl

// MultilabelMargin is Σ_{y∈Y} Σ_{j∉Y} max(0, 1 − z_y + z_j)/C for C scores z = pred and the set Y of the classes whose target is 1 (Elisseeff and Weston 2001; divided
// by C, as PyTorch does). Its gradient is, over C, the number of pairs of j that violate the margin for j ∉ Y, and minus that number for y ∈ Y; a pair at the margin
// does not count.
//
// Special cases are:
//
//	all classes belong to Y, or none: 0
//	a score of NaN, and Inf − Inf of a pair, make value and gradient NaN
//
// Errors: a target that is neither 0 nor 1; rows of different lengths.
func MultilabelMargin[F Float]() Loss[F] {
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if err := paired(x); err != nil {
			return 0, err
		}
		for k, t := range x.Target {
			if t != 0 && t != 1 {
				return 0, &DataError{"target", k, t, "want a label, 0 or 1"}
			}
		}
		n := float64(len(x.Pred))
		var pairs []float64
		for i, own := range x.Pred {
			if own != own {
				return undefined(gp), nil
			}
			for j, other := range x.Pred {
				if x.Target[i] == 0 || x.Target[j] == 1 {
					continue
				}
				d := overtaking(other, own, 1)
				if d.hi != d.hi {
					return undefined(gp), nil
				}
				if d.hi > 0 {
					pairs = append(pairs, d.hi)
					if gp != nil {
						gp[i]--
						gp[j]++
					}
				}
			}
		}
		for k := range gp {
			gp[k] /= n
		}
		return total(pairs, n), nil
	}})
}
