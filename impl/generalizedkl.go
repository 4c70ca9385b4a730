package impl

import "math"

// GeneralizedKL is Σ p·log(p/q) − p + q of non-negative numbers, p = target and q = pred (Csiszár 1975). Its gradient in pred is
// 1 − p/q and in target log(p/q). No term is negative.
//
// Special cases are:
//
//	GeneralizedKL(p, p) = 0
//	q for p = 0, q = 0 too; the derivative by p at p = 0 is −Inf where q > 0 and +Inf where q = 0
//	+Inf for p > 0 = q, with derivative −Inf by q and +Inf by p
//
// Errors: entries that are negative, infinite or NaN; rows of different lengths.
func GeneralizedKL[F Float]() Loss[F] {
	return widened[F](Rows[float64]{Targets: true, Eval: func(x Row[float64], gp, gt []float64) (float64, error) {
		if err := paired(x); err != nil {
			return 0, err
		}
		if err := masses("pred", x.Pred); err != nil {
			return 0, err
		}
		if err := masses("target", x.Target); err != nil {
			return 0, err
		}
		terms := make([]float64, len(x.Pred))
		for i, q := range x.Pred {
			terms[i] = gapOf(x.Target[i], q)
		}
		for i := range gp {
			p, q := x.Target[i], math.Abs(x.Pred[i]) // −0 is no mass either
			switch {
			case p == 0:
				gp[i] = 1
			case math.Abs(q-p) <= q/2: // then the difference is exact
				gp[i] = (q - p) / q
			default:
				gp[i] = 1 - p/q
			}
		}
		for i := range gt {
			gt[i] = massSlope(x.Target[i], x.Pred[i])
		}
		return total(terms, 1), nil
	}})
}

// massSlope is log(p/q), with the limits by p at its edges.
func massSlope(p, q float64) float64 {
	switch {
	case q == 0:
		return math.Inf(1)
	case p == 0:
		return math.Inf(-1)
	case math.Abs(p-q) <= q/2: // then the difference is exact
		return math.Log1p((p - q) / q)
	}
	return logQuotient(p, q)
}

// masses checks that v holds finite numbers that are not negative.
func masses(arg string, v []float64) error {
	for i, x := range v {
		if !(x >= 0) || math.IsInf(x, 1) {
			return &DataError{arg, i, x, "want a finite number, not negative"}
		}
	}
	return nil
}
