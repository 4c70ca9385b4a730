package impl

import "math"

// BEGAND is mean L(x) − k·mean L(x̃), the discriminator's loss of a boundary-equilibrium GAN (Berthelot, Schumm and Metz 2017). A sample has two
// rows of n reconstruction errors, of real points and of fakes. Its gradient is 1/n and −k/n.
//
// Errors: a shape that is not {2, n}; an entry that is negative or not finite; k outside [0, 1].
func BEGAND[F Float](k float64) Loss[F] {
	bad := within("k", k, 0, 1)
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
			p := twoProd(-k, x.Pred[n+i])
			terms = append(terms, x.Pred[i], p.hi, p.lo)
			if gp != nil {
				gp[i], gp[n+i] = 1/float64(n), -k/float64(n)
			}
		}
		return total(terms, float64(n)), nil
	}})
}

// BEGANG is mean L(x̃), the generator's loss of a boundary-equilibrium GAN: a sample is the reconstruction errors of n fakes.
//
// Errors: a shape that is not {n}; an entry that is negative or not finite.
func BEGANG[F Float]() Loss[F] { return meanEnergy[F](masses) }

// meanEnergy is the mean of n energies that valid accepts.
func meanEnergy[F Float](valid func(arg string, v []float64) error) Loss[F] {
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if err := vector(x); err != nil {
			return 0, err
		}
		if err := untargeted(x); err != nil {
			return 0, err
		}
		if err := valid("pred", x.Pred); err != nil {
			return 0, err
		}
		n := float64(len(x.Pred))
		for i := range gp {
			gp[i] = 1 / n
		}
		return total(x.Pred, n), nil
	}})
}

// energyPairs is the n of a sample of shape {2, n}.
func energyPairs(bad error, x Row[float64]) (int, error) {
	if bad != nil {
		return 0, bad
	}
	if len(x.Shape) != 2 || x.Shape[0] != 2 || len(x.Pred) == 0 {
		return 0, &DataError{"shape", -1, x.Shape, "want {2, n}: energies of real points and of fakes"}
	}
	return x.Shape[1], nil
}

// BEGANBalance is the next k of a boundary-equilibrium GAN, clip(k + λ_k(γL(x) − L(x̃)), 0, 1). A sample is L(x) and L(x̃), its target the k at hand.
// It can be differentiated in all three.
//
// Special cases are:
//
//	the gradient is 0 where k is clipped, and where the step ends at 0 or 1 exactly
//
// Errors: a shape that is not {2}; an error that is negative or not finite; a target outside [0, 1]; lambda_k not above 0; gamma outside
// [0, 1].
func BEGANBalance[F Float](lambda, gamma float64) Loss[F] {
	bad := positive("lambda_k", lambda)
	if bad == nil {
		bad = within("gamma", gamma, 0, 1)
	}
	return widened[F](Rows[float64]{Targets: true, Eval: func(x Row[float64], gp, gt []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		if err := errorPair(x); err != nil {
			return 0, err
		}
		if len(x.Target) != 1 || !(x.Target[0] >= 0 && x.Target[0] <= 1) {
			return 0, &DataError{"target", 0, x.Target, "want k, a number in [0, 1]"}
		}
		_, e := math.Frexp(max(x.Target[0], x.Pred[0], x.Pred[1])) // with that taken out no term leaves the range
		at := func(v float64) float64 { return math.Ldexp(v, -e) }
		rate := twoProd(lambda, gamma)
		var next expansion
		next.add(at(x.Target[0]))
		next.addProduct(rate.hi, at(x.Pred[0]))
		next.addProduct(rate.lo, at(x.Pred[0]))
		next.addProduct(-lambda, at(x.Pred[1]))
		k := math.Ldexp(next.total(), e)
		if next.total() <= 0 || k >= 1 {
			return math.Min(math.Max(k, 0), 1), nil
		}
		if gp != nil {
			gp[0], gp[1] = lambda*gamma, -lambda
		}
		if gt != nil {
			gt[0] = 1
		}
		return k, nil
	}})
}

// errorPair checks that a sample is two reconstruction errors.
func errorPair(x Row[float64]) error {
	if len(x.Shape) != 1 || len(x.Pred) != 2 {
		return &DataError{"shape", -1, x.Shape, "want {2}: the errors of data and of fakes"}
	}
	return masses("pred", x.Pred)
}

// BEGANMeasure is L(x) + |γL(x) − L(x̃)|, by which a boundary-equilibrium GAN is watched converge. A sample is L(x) and L(x̃).
//
// Special cases are:
//
//	in equilibrium, γL(x) = L(x̃), the gradient is that of L(x), 1 and 0
//
// Errors: a shape that is not {2}; an error that is negative or not finite; gamma outside [0, 1].
func BEGANMeasure[F Float](gamma float64) Loss[F] {
	bad := within("gamma", gamma, 0, 1)
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		if err := errorPair(x); err != nil {
			return 0, err
		}
		if err := untargeted(x); err != nil {
			return 0, err
		}
		off := twoProd(gamma, x.Pred[0]).add(twofold{-x.Pred[1], 0})
		side := 0.0
		if off.hi != 0 {
			side = math.Copysign(1, off.hi)
		}
		if gp != nil {
			gp[0], gp[1] = 1+side*gamma, -side
		}
		off = off.abs()
		return total([]float64{x.Pred[0], off.hi, off.lo}, 1), nil
	}})
}
