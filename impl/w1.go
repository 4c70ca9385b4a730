package impl

import (
	"cmp"
	"math"
	"slices"
)

// W1 is the Wasserstein distance of order 1 between two weighted point sets on the line, ∫|F − G| (Vallender 1974). Pred and
// Target are of shape {2, n} and {2, m}: a row of positions, a row of weights that sum to 1. Points come in any order.
//
// Special cases are:
//
//	the gradient picks one order of points that coincide, and 0 where the distribution functions touch
//	the gradient in the weights is defined up to a constant: here that of moving mass from the rightmost point
//
// Errors: positions that are not finite; weights outside [0, 1] or whose sum is not 1; shapes.
func W1[F Float]() Loss[F] {
	return widened[F](Rows[float64]{Targets: true, Eval: func(x Row[float64], gp, gt []float64) (float64, error) {
		if err := weightedPoints(x); err != nil {
			return 0, err
		}
		return cdfArea(x, gp, gt), nil
	}})
}

// An atom is a weighted point on the line, of one of two sides.
type atom struct {
	at, w float64
	grad  []float64 // of the side it came from: position at i, weight at i+n; nil where that is not wanted
	i, n  int
	sign  float64 // +1 for pred, −1 for target
}

// atomsOf are the points of both sides from left to right.
func atomsOf(x Row[float64], gp, gt []float64) (atoms []atom) {
	for i, n := 0, len(x.Pred)/2; i < n; i++ {
		atoms = append(atoms, atom{x.Pred[i], x.Pred[n+i], gp, i, n, 1})
	}
	for i, n := 0, len(x.Target)/2; i < n; i++ {
		atoms = append(atoms, atom{x.Target[i], x.Target[n+i], gt, i, n, -1})
	}
	slices.SortStableFunc(atoms, func(a, b atom) int { return cmp.Compare(a.at, b.at) })
	return atoms
}

func cdfArea(x Row[float64], gp, gt []float64) float64 {
	atoms := atomsOf(x, gp, gt)
	// Between atoms k and k+1 the distribution functions differ by gap[k]; sign[k] is the slope of its size.
	n := len(atoms) - 1
	gap, sign := make([]float64, n+1), make([]float64, n+1)
	var mass, area sum
	for k, a := range atoms[:n] {
		mass.add(a.sign * a.w)
		if gap[k] = mass.total(); gap[k] != 0 {
			sign[k] = math.Copysign(1, gap[k])
		}
		area.add(math.Abs(gap[k]) * (atoms[k+1].at - a.at))
	}
	var right sum // what one more unit of mass adds to the area on its right
	for k := n; k >= 0; k-- {
		a, left := atoms[k], 0.0
		if k > 0 {
			left = math.Abs(gap[k-1])
		}
		if k < n {
			right.add(sign[k] * (atoms[k+1].at - a.at))
		}
		if a.grad != nil { // moving it right lengthens what lies left of it
			a.grad[a.i] = left - math.Abs(gap[k])
			a.grad[a.n+a.i] = a.sign * right.total()
		}
	}
	return area.total()
}
