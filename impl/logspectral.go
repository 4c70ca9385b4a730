package impl

import "math"

// LogSpectral is the mean of |log s − log t| over the bins of two magnitude spectra {T, F} (Arık, Jun and Diamos 2019). Bins that
// are nearly equal keep their digits.
//
// Special cases are:
//
//	equal bins add 0 to the gradient
//
// Errors: shapes that differ or are not {T, F}; a magnitude that is not finite and above 0.
func LogSpectral[F Float]() Loss[F] {
	return widened[F](Rows[float64]{Targets: true, Eval: func(x Row[float64], gp, gt []float64) (float64, error) {
		if err := alike(x, 2); err != nil {
			return 0, err
		}
		if err := above("pred", x.Pred); err != nil {
			return 0, err
		}
		if err := above("target", x.Target); err != nil {
			return 0, err
		}
		var v sum
		n := float64(len(x.Pred))
		for i, s := range x.Pred {
			t := x.Target[i]
			l := logRatio(s, t)
			v.add(math.Abs(l))
			if gp != nil && s != t {
				gp[i] = math.Copysign(1/n/s, l)
			}
			if gt != nil && s != t {
				gt[i] = -math.Copysign(1/n/t, l)
			}
		}
		return v.total() / n, nil
	}})
}

// logRatio is log(p/q) of positive numbers, also where they are nearly equal.
func logRatio(p, q float64) float64 {
	if p <= 2*q && q <= 2*p { // the difference is exact
		return math.Log1p((p - q) / q)
	}
	return logQuotient(p, q)
}

// above checks that all numbers are above 0.
func above(arg string, v []float64) error {
	for i, x := range v {
		if !(x > 0) {
			return &DataError{arg, i, x, "want a number above 0"}
		}
	}
	return nil
}
