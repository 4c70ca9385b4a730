package impl

// EBGAND is mean L(x) + mean max(0, m − L(x̃)), the discriminator's loss of an energy-based GAN (Zhao, Mathieu and LeCun 2017). A sample has two rows
// of n energies, of real points and of fakes.
//
// Special cases are:
//
//	the gradient by a fake at the margin, L(x̃) = m, is 0
//
// Errors: a shape that is not {2, n}; an energy that is negative or not finite; m not above 0.
func EBGAND[F Float](m float64) Loss[F] {
	bad := positive("m", m)
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		n, err := energyPairs(bad, x)
		if err != nil {
			return 0, err
		}
		if err := untargeted(x); err != nil {
			return 0, err
		}
		if err := masses("pred", x.Pred); err != nil {
			return 0, err
		}
		var terms []float64
		for i := range n {
			terms = append(terms, x.Pred[i])
			short := x.Pred[n+i] < m
			if short {
				d := difference(m, x.Pred[n+i])
				terms = append(terms, d.hi, d.lo)
			}
			if gp != nil {
				gp[i] = 1 / float64(n)
				if short {
					gp[n+i] = -gp[i]
				}
			}
		}
		return total(terms, float64(n)), nil
	}})
}

// EBGANG is mean L(x̃), the generator's loss of an energy-based GAN: a sample is the energies of n fakes.
//
// Errors: a shape that is not {n}; an entry that is negative or not finite.
func EBGANG[F Float]() Loss[F] { return meanEnergy[F](masses) }
