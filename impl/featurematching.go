package impl

import "math"

// FeatureMatching is ‖mean pred − mean target‖², means being over rows: of D features for each of n fakes, and for each of m real points
// (Salimans et al. 2016). Every fake has the gradient 2/n of the difference of the means, and every real point −2/m of it. The
// difference is formed in twice the precision.
//
// Errors: shapes that are not {n, D} and {m, D}; a feature that is not finite.
func FeatureMatching[F Float]() Loss[F] {
	return widened[F](Rows[float64]{Targets: true, Eval: func(x Row[float64], gp, gt []float64) (float64, error) {
		if len(x.Shape) != 2 || len(x.Pred) == 0 || len(x.Target) == 0 || len(x.Target)%x.Shape[1] != 0 {
			return 0, &DataError{"shape", -1, x.Shape, "want {n, D}, and {m, D} for the target"}
		}
		if err := finiteSides(x); err != nil {
			return 0, err
		}
		d, down := x.Shape[1], 0
		if large(x.Pred) || large(x.Target) { // sums may overflow where means do not
			down = 64
		}
		n, m := float64(len(x.Pred)/d), float64(len(x.Target)/d)
		var v sum
		over := 0 // the squares are scaled by 2^−2·over
		gaps := make([]twofold, d)
		for j := range gaps {
			a, b := columnSum(x.Pred, d, j, -down), columnSum(x.Target, d, j, -down)
			gap := a.mul(twofold{m, 0}).add(b.mul(twofold{-n, 0})).quo(twofold{n * m, 0})
			gaps[j] = gap
			if _, e := math.Frexp(gap.hi); gap.hi != 0 && (j == 0 || e > over) {
				over = e
			}
			for i := j; i < len(gp); i += d {
				gp[i] = math.Ldexp(2*gap.hi/n, down)
			}
			for i := j; i < len(gt); i += d {
				gt[i] = math.Ldexp(-2*gap.hi/m, down)
			}
		}
		for _, gap := range gaps {
			gap = gap.scale(-over)
			s := gap.mul(gap)
			v.add(s.hi)
			v.add(s.lo)
		}
		return math.Ldexp(v.total(), 2*(over+down)), nil
	}})
}

// columnSum is the sum of feature j of rows of d, times 2^k.
func columnSum(v []float64, d, j, k int) (s twofold) {
	for i := j; i < len(v); i += d {
		s = s.add(twofold{math.Ldexp(v[i], k), 0})
	}
	return s
}
