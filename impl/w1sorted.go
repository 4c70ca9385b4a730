package impl

import (
	"cmp"
	"math"
	"slices"
)

// W1Sorted is the mean of |x_(i) − y_(i)|, the distances of the order statistics of two samples of n numbers (Vallender 1974): the
// Wasserstein distance of order 1 between their empirical distributions. Pred and Target are of shape {n}, in any order.
//
// Special cases are:
//
//	the gradient picks one order of numbers that coincide, and 0 for a pair that does
//
// Errors: numbers that are not finite; shapes; an empty sample.
func W1Sorted[F Float]() Loss[F] {
	return widened[F](Rows[float64]{Targets: true, Eval: func(x Row[float64], gp, gt []float64) (float64, error) {
		n := len(x.Pred)
		if len(x.Shape) != 1 || n == 0 {
			return 0, &DataError{"shape", -1, x.Shape, "want {n}: a sample of numbers"}
		}
		if len(x.Target) != n {
			return 0, &DataError{"target", -1, len(x.Target), "length: want as many numbers as pred has"}
		}
		if err := finiteSides(x); err != nil {
			return 0, err
		}
		pred, target, unit := x.Pred, x.Target, 1.0
		if large(pred) || large(target) { // the mean may fit where a distance does not
			pred, target, unit = scaledBy(pred, 0.5), scaledBy(target, 0.5), 2
		}
		p, q := ranks(pred), ranks(target)
		d := make([]float64, n)
		for i := range p {
			a, b := pred[p[i]], target[q[i]]
			d[i] = math.Abs(a - b)
			slope := float64(cmp.Compare(a, b)) / float64(n)
			if gp != nil {
				gp[p[i]] = slope
			}
			if gt != nil {
				gt[q[i]] = -slope
			}
		}
		return total(d, float64(n)/unit), nil
	}})
}

// ranks are the positions of v in ascending order of its entries, equal ones as they come.
func ranks(v []float64) []int {
	at := make([]int, len(v))
	for i := range at {
		at[i] = i
	}
	slices.SortStableFunc(at, func(i, j int) int { return cmp.Compare(v[i], v[j]) })
	return at
}
