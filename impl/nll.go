package impl

import "math"

// NLL is −w_y·ℓ_y for the logarithms ℓ = pred of a distribution over C classes and one label y: the negative log-likelihood (Fisher
// 1922). A nil weight means ones. Mean divides by Σ w_y of the samples that count; a sample labelled ignore does not.
//
// Special cases are:
//
//	a true class of log-probability −Inf costs +Inf, or 0 if its weight is 0
//
// Errors: entries above 0, NaN among them; entries whose exponentials do not sum to 1; a label outside [0, C) that is not ignore; as many
// classes as weights; weights that are negative or not finite.
func NLL[F Float](weight []float64, ignore int) Loss[F] {
	bad := classWeights(weight)
	k := Rows[float64]{
		Ignored: func(x Row[float64]) bool { return len(x.Class) == 1 && x.Class[0] == ignore },
		Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
			if bad != nil {
				return 0, bad
			}
			if err := labelled(x, len(weight)); err != nil {
				return 0, err
			}
			if err := logDistribution("pred", 0, x.Pred, x.unit); err != nil {
				return 0, err
			}
			y := x.Class[0]
			w := weightOf(weight, y)
			if gp != nil {
				gp[y] = -w
			}
			return times(w, math.Abs(x.Pred[y])), nil // not −0 for log 1
		},
	}
	if len(weight) > 0 {
		k.Divisor = func(x Row[float64]) float64 { return weight[x.Class[0]] }
	}
	return widened[F](k)
}

// weightOf is the weight of class k; no weights mean ones.
func weightOf(weight []float64, k int) float64 {
	if len(weight) == 0 {
		return 1
	}
	return weight[k]
}

// classWeights is the error of the first class weight that is negative or not finite, nil when there is none.
func classWeights(weight []float64) error {
	for i, w := range weight {
		if !(w >= 0) || math.IsInf(w, 1) {
			return &DataError{"weight", i, w, "want a finite class weight that is not negative"}
		}
	}
	return nil
}
