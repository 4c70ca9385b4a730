package impl

import "math"

// RSGAND is E softplus(s̃ − s), the discriminator's loss of a relativistic GAN (Jolicoeur-Martineau 2019): −E log σ(s(x) − s(x̃)). A sample has two
// rows of n scores: pair i is a real point and a fake. Its target is the probability of each pair; a batch has 1/n. The rounding of the
// difference is put back, since an exponential would multiply it by its size.
//
// Errors: a shape that is not {2, n}, or a target that is not {n}; scores that are not finite; probabilities outside [0, 1], NaN among
// them, or that do not sum to 1.
func RSGAND[F Float]() Loss[F] { return relativistic[F](0) }

// RSGANG is E softplus(s − s̃), the generator's loss of a relativistic GAN: RSGAND with the rows exchanged.
//
// Errors: those of RSGAND.
func RSGANG[F Float]() Loss[F] { return relativistic[F](1) }

// relativistic is E softplus(loser − winner), winner being the row that is to be ahead.
func relativistic[F Float](winner int) Loss[F] {
	return widened[F](Rows[float64]{Targets: true, Eval: func(x Row[float64], gp, gt []float64) (float64, error) {
		if len(x.Shape) != 2 || x.Shape[0] != 2 || len(x.Pred) == 0 {
			return 0, &DataError{"shape", -1, x.Shape, "want {2, n}: scores of real points and of fakes"}
		}
		n := x.Shape[1]
		if len(x.Target) != n {
			return 0, &DataError{"target", -1, len(x.Target), "want one probability for each pair"}
		}
		if err := distribution("target", 0, x.Target, x.unit); err != nil {
			return 0, err
		}
		if err := finiteNumbers("pred", x.Pred); err != nil {
			return 0, err
		}
		won, lost := winner*n, (1-winner)*n
		terms := make([]float64, n)
		for i, w := range x.Target {
			v, g := softplusOf(difference(x.Pred[lost+i], x.Pred[won+i]))
			if terms[i] = w * v; math.IsInf(v, 0) { // the difference may overflow where its share does not
				terms[i] = float64(w*x.Pred[lost+i]) - float64(w*x.Pred[won+i])
			}
			if gp != nil {
				gp[won+i], gp[lost+i] = -w*g, w*g
			}
			if gt != nil {
				gt[i] = v
			}
		}
		return total(terms, 1), nil
	}})
}

// softplusOf is softplus with its derivative σ, both to first order in the low part of d.
func softplusOf(d twofold) (v, g float64) {
	v, g = softplus(d.hi), sigmoid(d.hi)
	if d.lo == 0 {
		return v, g
	}
	return v + float64(g*d.lo), g + float64(g*sigmoid(-d.hi)*d.lo)
}
