package impl

// SoftmaxCESoft is the cross-entropy −Σ t′·log softmax(z) of a distribution t = target over C classes under logits z = pred (Bridle
// 1990), with t′ = (1−ε)t + ε/C, ε = smoothing (Szegedy et al. 2016). Its gradient in z is softmax(z)·Σt′ − t′, in t (1−ε)·ℓ with
// ℓ_k = log Σ exp z − z_k.
//
// Special cases are:
//
//	a logit of −Inf is a class masked out: it costs nothing where t′ is 0, and +Inf where it is not
//	a logit of +Inf is certain; two of them, or none but −Inf, make NaN
//	a logit of NaN makes value and gradient NaN
//
// Errors: a target outside [0, 1], NaN among them; a target that does not sum to 1; rows of different lengths; smoothing outside [0, 1].
func SoftmaxCESoft[F Float](smoothing float64) Loss[F] {
	bad := within("label_smoothing", smoothing, 0, 1)
	return widened[F](Rows[float64]{Targets: true, Eval: func(x Row[float64], gp, gt []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		if err := paired(x); err != nil {
			return 0, err
		}
		if err := distribution("target", 0, x.Target, x.unit); err != nil {
			return 0, err
		}
		s := newSoftmax(x.Pred)
		t := make([]float64, len(x.Target))
		for k := range t {
			t[k] = float64((1-smoothing)*x.Target[k]) + smoothing/float64(len(t))
		}
		var v sum
		for k := range t {
			v.add(times(t[k], s.surprise(k)))
		}
		for k := range gp { // p_k·Σ_{j≠k} t′_j − t′_k·(1 − p_k): neither difference cancels for a one-hot target
			var rest sum
			for j := range t {
				if j != k {
					rest.add(t[j])
				}
			}
			gp[k] = float64(s.prob(k)*rest.total()) - float64(t[k]*s.others(k))
		}
		for k := range gt {
			gt[k] = times(1-smoothing, s.surprise(k))
		}
		return v.total(), nil
	}})
}
