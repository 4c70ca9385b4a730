package impl

// LossensD is mean L(x) + λ·mean max(a, νa), a = Δ + L(x) − L(x̃): the critic's loss of a loss-sensitive GAN, generalized (Qi 2020). A sample has two
// rows of n losses, of real points and of fakes, and n margins Δ ≥ 0 as its target. It is computed as one sum
// without rounding, since L(x) may be negative and cancel.
//
// Special cases are:
//
//	a pair whose margin is just met, a = 0, has the slope ν in a
//
// Errors: a shape that is not {2, n}, or targets that are not {n}; numbers that are not finite; a margin below 0; lambda below 0, nu
// outside [−1, 1].
func LossensD[F Float](lambda, nu float64) Loss[F] {
	bad := within("nu", nu, -1, 1)
	if lambda != 0 && bad == nil {
		bad = positive("lambda", lambda)
	}
	return widened[F](Rows[float64]{Targets: true, Eval: func(x Row[float64], gp, gt []float64) (float64, error) {
		n, err := energyPairs(bad, x)
		if err != nil {
			return 0, err
		}
		if len(x.Target) != n {
			return 0, &DataError{"target", -1, len(x.Target), "want one margin for each pair"}
		}
		if err := finiteNumbers("pred", x.Pred); err != nil {
			return 0, err
		}
		if err := masses("target", x.Target); err != nil {
			return 0, err
		}
		pred, margin, unit := x.Pred, x.Target, 1.0
		if large(pred) || lambda != 0 && large(margin) { // terms may overflow where their sum does not
			unit = 0x1p64
			pred, margin = scaledBy(pred, 1/unit), scaledBy(margin, 1/unit)
		}
		var all expansion
		for i := range n {
			all.add(pred[i])
			slope := twofold{lambda, 0}
			if violation(margin[i], pred[i], pred[n+i]) <= 0 {
				slope = twoProd(lambda, nu)
			}
			for _, v := range []float64{margin[i], pred[i], -pred[n+i]} { // zeros, where λ = 0
				all.addProduct(slope.hi, v)
				all.addProduct(slope.lo, v)
			}
			if gp != nil {
				gp[i], gp[n+i] = (1+slope.hi)/float64(n), -slope.hi/float64(n)
			}
			if gt != nil {
				gt[i] = slope.hi / float64(n)
			}
		}
		return all.total() / float64(n) * unit, nil
	}})
}

// violation is Δ + L(x) − L(x̃), by how much a fake misses its margin.
func violation(margin, real, fake float64) float64 {
	var a expansion
	a.add(margin)
	a.add(real)
	a.add(-fake)
	return a.total()
}

// LossensG is mean L(x̃), the generator's loss of a loss-sensitive GAN: a sample is the losses of n fakes, any finite numbers.
//
// Errors: a shape that is not {n}; an entry that is not finite.
func LossensG[F Float]() Loss[F] { return meanEnergy[F](finiteNumbers) }
