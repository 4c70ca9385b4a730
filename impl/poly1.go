package impl

import "math"

// Poly1 is −log p_y + ε(1 − p_y) with p = softmax(z), for C logits z = pred and one label y (Leng et al. 2022). Its gradient is
// (1 + ε·p_y)(p − e_y). With q = 1 − p_y, and −log p_y = q + q²/2 + q³/3 + …, it is computed as (1 + ε)q and the rest of the series where ε is
// negative: no term is below 0 from ε = −1 on.
//
// Special cases are those of SoftmaxCE, no label being ignored.
//
// Errors: a label outside [0, C). epsilon must be finite; otherwise every call returns a *DataError.
func Poly1[F Float](epsilon float64) Loss[F] {
	bad := within("epsilon", epsilon, -math.MaxFloat64, math.MaxFloat64)
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		if err := labelled(x, 0); err != nil {
			return 0, err
		}
		y, s := x.Class[0], newSoftmax(x.Pred)
		v, q := s.surprise(y), s.others(y)
		f := 1 + float64(epsilon*s.prob(y))
		if epsilon < 0 && q < 0.5 {
			f = 1 + epsilon - float64(epsilon*q)
		}
		for j := range gp {
			gp[j] = times(f, s.slope(j, y))
		}
		if epsilon < 0 {
			return float64((1+epsilon)*q) + beyondFirst(v, q), nil
		}
		return v + float64(epsilon*q), nil
	}})
}

// beyondFirst is v − q for v = −log(1 − q): q²/2 + q³/3 + …, which is summed where the difference would cancel.
func beyondFirst(v, q float64) float64 {
	if !(q <= 0.75) {
		return v - q
	}
	var s sum
	power := 1.0
	for j := 2; power > 0x1p-60; j++ { // the whole is at least ½
		s.add(power / float64(j))
		power *= q
	}
	return q * q * s.total()
}
