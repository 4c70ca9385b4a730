package impl

import "math"

// FGANKLD is E e^(T̃−1) − E T, the loss of the variational function T of an f-GAN for KL (Nowozin, Cseke and Tomioka 2016). A sample has two rows of n
// values, of real points and of fakes, and its target the probability of each; a batch has 1/n. Its gradient is −p by T of a real point
// and q·e^(T̃−1) by that of a fake. Near its zeros the value is as accurate as the exponentials are, relative to its terms.
//
// Errors: a shape that is not {2, n}, or a target of another shape; values that are not finite; probabilities outside [0, 1], NaN among
// them, or a row that does not sum to 1.
func FGANKLD[F Float]() Loss[F] {
	return fGAN[F](func(v *expansion, w, t float64) (g, c, over float64) {
		d := difference(t, 1)
		c = d.expScaled(1, 0)
		if w > 0 {
			g = d.expScaled(w, 0)
		}
		if math.IsInf(g, 0) {
			return g, c, g
		}
		v.add(g)
		return g, c, 0
	})
}

// fGAN is E f*(T̃) − E T for two rows of n values of the variational function T. fake adds w·f*(t) of a fake to v, and gives its slopes by t
// and by w; what overflows on the way although its sum may not is returned as over.
func fGAN[F Float](fake func(v *expansion, w, t float64) (g, c, over float64)) Loss[F] {
	return widened[F](Rows[float64]{Targets: true, Eval: func(x Row[float64], gp, gt []float64) (float64, error) {
		n, err := gameSize(x, 2)
		if err != nil {
			return 0, err
		}
		if err := finiteNumbers("pred", x.Pred); err != nil {
			return 0, err
		}
		var v expansion
		all := 0.0
		for i, t := range x.Pred {
			w, g, c := x.Target[i], -x.Target[i], -t
			if i < n {
				v.addProduct(w, -t)
			} else {
				over := 0.0
				g, c, over = fake(&v, w, t)
				all += over
			}
			if gp != nil {
				gp[i] = g
			}
			if gt != nil {
				gt[i] = c
			}
		}
		return v.total() + all, nil
	}})
}
