package impl

import "math"

// FocalSoftmax is −α_y(1 − s_y)^γ·log s_y with s = softmax(z), for C logits z = pred and one label y (Lin et al. 2017). A nil alpha means ones;
// Mean divides by the number of samples. Its gradient is α(1 − s_y)^γ(γ·s_y·(−log s_y) + 1 − s_y) times the distribution of the other
// classes among themselves, less that much at y: nothing is infinite for 0 < γ < 1.
//
// Special cases are those of SoftmaxCE, no label being ignored, and
//
//	one class, or all others masked out by −Inf: value and gradient are 0
//
// Errors: a label outside [0, C); as many logits as weights; weights that are negative or not finite. gamma must be a finite number not
// below 0; otherwise every call returns a *DataError.
func FocalSoftmax[F Float](gamma float64, alpha []float64) Loss[F] {
	bad := classWeights(alpha)
	if err := within("gamma", gamma, 0, math.MaxFloat64); err != nil {
		bad = err
	}
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		if err := labelled(x, len(alpha)); err != nil {
			return 0, err
		}
		y, s := x.Class[0], newSoftmax(x.Pred)
		a, q := weightOf(alpha, y), s.others(y)
		f := power(q, gamma)
		if q == 0 || f == 0 {
			return 0, nil
		}
		v := s.surprise(y)
		if gp != nil {
			d := a * f * (float64(gamma*times(s.prob(y), v)) + q)
			among(gp, x.Pred, y)
			for j := range gp {
				gp[j] *= d
			}
			gp[y] = -d
		}
		return times(a, f*v), nil
	}})
}

// among is the softmax of the logits other than z_y: how the other classes share what y leaves.
func among(p, z []float64, y int) {
	rest := make([]float64, 0, len(z))
	rest = append(append(rest, z[:y]...), z[y+1:]...)
	s := newSoftmax(rest)
	for j := range p {
		switch {
		case j < y:
			p[j] = s.prob(j)
		case j > y:
			p[j] = s.prob(j - 1)
		}
	}
}
