package impl

// CRPS is the continuous ranked probability score of an ensemble of n forecasts x against the outcome y, E|X − y| − ½E|X − X'| with X and X'
// drawn from the ensemble with replacement (Gneiting and Raftery 2007). It is computed as the integral of (F(z) − 1[z ≥ y])², in which
// nothing cancels. Pred is of shape {n}, in any order; Target is one number.
//
// Special cases are:
//
//	one forecast: the absolute error
//	the gradient picks one order of forecasts that agree, and takes one that is right as below the outcome
//
// Errors: numbers that are not finite; shapes; an empty ensemble.
func CRPS[F Float]() Loss[F] {
	return widened[F](Rows[float64]{Targets: true, Eval: func(x Row[float64], gp, gt []float64) (float64, error) {
		n := len(x.Pred)
		if len(x.Shape) != 1 || n == 0 {
			return 0, &DataError{"shape", -1, x.Shape, "want {n}: an ensemble of forecasts"}
		}
		if len(x.Target) != 1 {
			return 0, &DataError{"target", -1, len(x.Target), "want one number for each sample"}
		}
		if err := finiteSides(x); err != nil {
			return 0, err
		}
		at, unit := append(append([]float64(nil), x.Pred...), x.Target[0]), 1.0
		if large(at) { // distances may overflow where the score does not
			at, unit = scaledBy(at, 0x1p-16), 0x1p16
		}
		// wrong is how many forecasts are on the wrong side of the interval that ends at the point at hand; its square is (n·(F − 1))².
		wrong, below, passed, n2 := 0, 0, false, float64(n)*float64(n)
		var area []float64
		order := ranks(at)
		for k, i := range order {
			if k > 0 {
				area = append(area, float64(wrong)*float64(wrong)*(at[i]-at[order[k-1]]))
			}
			left := wrong
			if i == n {
				passed = true
			} else {
				below++
			}
			if wrong = below; passed {
				wrong = n - below
			}
			slope := float64((left-wrong)*(left+wrong)) / n2
			if i == n && gt != nil {
				gt[0] = slope
			}
			if i < n && gp != nil {
				gp[i] = slope
			}
		}
		return total(area, n2/unit), nil
	}})
}
