package impl

// SigmoidCE is Σ_k −t_k log σ(z_k) − (1−t_k) log σ(−z_k) for C logits z = pred and C labels t = target, any number of which may be set: the sum
// over classes, not the mean. Its gradient in z is σ(z) − t, in t −z.
//
// Special cases are those of BCELogits, class by class.
//
// Errors: a target outside [0, 1], NaN among them; rows of different lengths.
func SigmoidCE[F Float]() Loss[F] {
	return widened[F](Rows[float64]{Targets: true, Eval: func(x Row[float64], gp, gt []float64) (float64, error) {
		if err := paired(x); err != nil {
			return 0, err
		}
		var s sum
		for k, t := range x.Target {
			if !(t >= 0 && t <= 1) {
				return 0, &DataError{"target", k, t, "want a probability in [0, 1]"}
			}
			v, gz, gl := binary(x.Pred[k], t, 1)
			s.add(v)
			if gp != nil {
				gp[k] = gz
			}
			if gt != nil {
				gt[k] = gl
			}
		}
		return s.total(), nil
	}})
}
