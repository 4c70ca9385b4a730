package impl

// GeneralizedDice is Σ_l w_l Σ(p_l(1 − g_l) + g_l(1 − p_l)) / Σ_l w_l Σ(p_l + g_l) with w_l = 1/(Σg_l)², the classes l being the rows of p = pred and
// g = target (Sudre et al. 2017).
//
// Special cases are:
//
//	GeneralizedDice(g, g) = 0
//
// Errors: a shape that is not {C, n}; a prediction outside [0, 1], NaN among them; a target that is not 0 or 1; a class without a pixel in the target.
func GeneralizedDice[F Float]() Loss[F] {
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if err := classMasks(x); err != nil {
			return 0, err
		}
		n := x.Shape[1]
		weight := make([]twofold, x.Shape[0])
		var wrong, shared, size twofold
		for l := range weight {
			var w, s, d twofold
			pixels := 0.0
			for i := l * n; i < (l+1)*n; i++ {
				p, g := x.Pred[i], x.Target[i]
				d = d.add(twoSum(p, g))
				pixels += g
				if g == 0 {
					w = w.add(twofold{hi: p})
				} else {
					w, s = w.add(difference(1, p)), s.add(twofold{hi: 2 * p})
				}
			}
			weight[l] = twofold{hi: 1}.quo(twoProd(pixels, pixels))
			wrong, shared, size = wrong.add(w.mul(weight[l])), shared.add(s.mul(weight[l])), size.add(d.mul(weight[l]))
		}
		// a pixel of background adds to wrong and size, so that size − wrong = shared remains; one of foreground takes from wrong
		background, foreground := shared.quo(size).quo(size), wrong.add(size).neg().quo(size).quo(size)
		for i := range gp {
			slope := background
			if x.Target[i] == 1 {
				slope = foreground
			}
			gp[i] = slope.mul(weight[i/n]).hi
		}
		return wrong.quo(size).hi, nil
	}})
}

func classMasks(x Row[float64]) error {
	if len(x.Shape) != 2 || x.Shape[0] < 1 || x.Shape[1] < 1 {
		return &DataError{"shape", -1, x.Shape, "want {C, n}: the pixels of each class"}
	}
	if err := hardMasks(x); err != nil {
		return err
	}
	for at, n := 0, x.Shape[1]; at < len(x.Target); at += n {
		if err := notEmpty(x.Target[at:at+n], at); err != nil {
			return err
		}
	}
	return nil
}

// hardMasks checks a mask in [0, 1] and another of as many zeros and ones.
func hardMasks(x Row[float64]) error {
	if len(x.Target) != len(x.Pred) {
		return &DataError{"target", -1, len(x.Target), "want a pixel for each of pred"}
	}
	if err := fractions("pred", x.Pred); err != nil {
		return err
	}
	return bits(x.Target)
}

// bits checks that every target is 0 or 1.
func bits(target []float64) error {
	for i, g := range target {
		if g != 0 && g != 1 {
			return &DataError{"target", i, g, "want 0 or 1"}
		}
	}
	return nil
}
