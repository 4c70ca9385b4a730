package impl

import "math"

// MarginRanking is max(0, margin − y·(s₁ − s₂)) for a sample of shape {2}, the scores of two items, and a target y that is +1 where the
// first should rank higher and −1 where the second should (Herbrich, Graepel and Obermayer 1999).
//
// Special cases are:
//
//	the gradient is 0 where they are ranked right by exactly the margin
//	NaN in either score makes value and gradient NaN
//
// Errors: a shape that is not {2}; a target that is not −1 or +1; a margin below 0.
func MarginRanking[F Float](margin float64) Loss[F] {
	bad := within("margin", margin, 0, math.MaxFloat64)
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		if len(x.Shape) != 1 || len(x.Pred) != 2 {
			return 0, &DataError{"shape", -1, x.Shape, "want {2}: the scores of two items"}
		}
		if len(x.Target) != 1 {
			return 0, &DataError{"target", -1, len(x.Target), "want one sign for each sample"}
		}
		y := x.Target[0]
		if err := sign(0, y); err != nil {
			return 0, err
		}
		d := difference(y*x.Pred[0], y*x.Pred[1]) // exact, so that nothing is lost beside the hinge
		v := twofold{margin, 0}.add(twofold{-d.hi, -d.lo}).hi
		if math.IsInf(d.hi, 0) {
			v = margin - d.hi
		}
		if v <= 0 {
			return 0, nil
		}
		if gp != nil {
			gp[0], gp[1] = -y, y
			if v != v {
				gp[0], gp[1] = v, v
			}
		}
		return v, nil
	}})
}
