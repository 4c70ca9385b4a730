package impl

import "math"

// ListNet is −Σ p·log softmax(z) with p = softmax(target) and z = pred: the cross-entropy of two distributions over which item ranks first
// (Cao et al. 2007). Its gradient in z is softmax(z) − p; none is offered in the relevances, which are data.
//
// Special cases are:
//
//	NaN anywhere makes value and gradient NaN
//
// Errors: rows of different lengths.
func ListNet[F Float]() Loss[F] {
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if err := paired(x); err != nil {
			return 0, err
		}
		own, wanted := newSoftmax(x.Pred), newSoftmax(x.Target)
		var v sum
		for k := range x.Pred {
			v.add(times(wanted.prob(k), own.surprise(k)))
		}
		for k := range gp {
			gp[k] = leaning(own, wanted, k)
		}
		return v.total(), nil
	}})
}

// leaning is q_k − p_k for two softmaxes, as Σ_i (q_k·p_i − p_k·q_i). A term is q_i·p_k·(e^δ − 1) with δ = (z_k − z_i) − (t_k − t_i), which
// does not cancel where the two distributions are nearly equal; the sum of three terms and more may.
func leaning(q, p softmax, k int) float64 {
	var g sum
	for i := range q.z {
		if i == k {
			continue
		}
		d, e := difference(q.z[k], q.z[i]), difference(p.z[k], p.z[i])
		switch delta := d.add(twofold{-e.hi, -e.lo}).hi; {
		case delta <= 0:
			g.add(q.prob(i) * p.prob(k) * math.Expm1(delta))
		case delta > 0:
			g.add(-(q.prob(k) * p.prob(i) * math.Expm1(-delta)))
		default:
			g.add(delta)
		}
	}
	return g.total()
}
