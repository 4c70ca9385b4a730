package impl

import "math"

// RaGAND is E softplus(E s̃ − s) + E softplus(s̃ − E s), the discriminator's loss of a relativistic average GAN (Jolicoeur-Martineau 2019), s being
// scores of real points and s̃ of fakes: each point is compared with the mean of the other class. A sample has two rows of n scores,
// of real points and of fakes, and its target the probability of each; a batch has 1/n. Differences from means are formed without
// rounding. The gradient passes through the means.
//
// Errors: a shape that is not {2, n}, or a target of another shape; scores that are not finite; probabilities outside [0, 1], NaN among
// them, or a row that does not sum to 1.
func RaGAND[F Float]() Loss[F] { return relativisticAverage[F](0) }

// RaGANG is E softplus(E s − s̃) + E softplus(s − E s̃), the generator's loss of a relativistic average GAN: RaGAND with the rows exchanged.
//
// Errors: those of RaGAND.
func RaGANG[F Float]() Loss[F] { return relativisticAverage[F](1) }

// relativisticAverage is E softplus(E loser − winner) + E softplus(loser − E winner), winner being the row that is to be ahead.
func relativisticAverage[F Float](winner int) Loss[F] {
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		n, err := gameSize(x, 2)
		if err != nil {
			return 0, err
		}
		if err := finiteNumbers("pred", x.Pred); err != nil {
			return 0, err
		}
		won, lost := winner*n, (1-winner)*n
		s, unit := x.Pred, 1.0
		if large(s) { // differences may overflow where their share does not
			s, unit = scaledBy(s, 0x1p-64), 0x1p64
		}
		terms := make([]float64, 2*n)
		slopes := make([]float64, 2*n)
		var pull [2]sum // of the winners, and of the losers
		for i, w := range x.Target {
			side, other, sign := 0, lost, -1.0
			if i/n != winner {
				side, other, sign = 1, won, 1
			}
			d := apart(sign, s[i], x.Target[other:other+n], s[other:other+n])
			v, g := softplusOf(twofold{d.hi * unit, d.lo * unit})
			if terms[i] = times(w, v); math.IsInf(v, 0) {
				terms[i] = w * d.hi * unit
			}
			slopes[i] = w * g
			pull[side].add(slopes[i])
		}
		for i := range gp {
			if i/n == winner {
				gp[i] = -(slopes[i] + float64(x.Target[i]*pull[1].total()))
			} else {
				gp[i] = slopes[i] + float64(x.Target[i]*pull[0].total())
			}
		}
		return total(terms, 1), nil
	}})
}

// apart is sign·(s − Σ w·others), rounded to twice the precision.
func apart(sign, s float64, w, others []float64) twofold {
	var d expansion
	d.add(sign * s)
	for j, o := range others {
		d.addProduct(-sign*w[j], o)
	}
	hi := d.total()
	d.add(-hi)
	return twofold{hi, d.total()}
}
