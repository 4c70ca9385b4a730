package impl

// MultilabelSoftMargin is 1/C·Σ_k w_k(−t_k log σ(z_k) − (1−t_k) log σ(−z_k)) for C logits z = pred and C labels t = target, any number of which may be set. A nil weight
// means ones. Its gradient in z is w(σ(z) − t)/C, in t −w·z/C.
//
// Special cases are those of BCELogits, class by class, and
//
//	a class of weight 0 adds nothing, even where its loss is +Inf
//
// Errors: a target outside [0, 1], NaN among them; rows of different lengths; as many logits as weights; weights that are negative or not
// finite.
func MultilabelSoftMargin[F Float](weight []float64) Loss[F] {
	bad := classWeights(weight)
	return widened[F](Rows[float64]{Targets: true, Eval: func(x Row[float64], gp, gt []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		if err := paired(x); err != nil {
			return 0, err
		}
		if len(weight) != 0 && len(weight) != len(x.Pred) {
			return 0, &DataError{"pred", -1, len(x.Pred), "want as many classes as there are class weights"}
		}
		n := float64(len(x.Pred))
		terms := make([]float64, len(x.Pred))
		for k, t := range x.Target {
			if !(t >= 0 && t <= 1) {
				return 0, &DataError{"target", k, t, "want a probability in [0, 1]"}
			}
			w := weightOf(weight, k)
			v, gz, gl := binary(x.Pred[k], t, 1)
			terms[k] = times(w, v)
			if gp != nil {
				gp[k] = w * gz / n
			}
			if gt != nil {
				gt[k] = times(w, gl) / n
			}
		}
		return total(terms, n), nil
	}})
}
