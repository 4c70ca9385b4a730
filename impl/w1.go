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
		for _, a := range []struct {
			name  string
			v     []float64
			shape []int
		}{{"pred", x.Pred, x.Shape}, {"target", x.Target, x.TargetShape}} {
			if len(a.shape) != 2 || a.shape[0] != 2 || a.shape[1] < 1 {
				return 0, &DataError{"shape", -1, a.shape, "want {2, n}: positions and weights"}
			}
			n := a.shape[1]
			if err := finiteNumbers(a.name, a.v[:n]); err != nil {
				return 0, err
			}
			if err := distribution(a.name, n, a.v[n:]); err != nil {
				return 0, err
			}
		}
		return cdfArea(x, gp, gt), nil
	}})
}

func cdfArea(x Row[float64], gp, gt []float64) float64 {
	type atom struct {
		at, w float64
		grad  []float64 // of the side it came from: position at i, weight at i+n
		i, n  int
		sign  float64
	}
	var atoms []atom
	for i, n := 0, len(x.Pred)/2; i < n; i++ {
		atoms = append(atoms, atom{x.Pred[i], x.Pred[n+i], gp, i, n, 1})
	}
	for i, n := 0, len(x.Target)/2; i < n; i++ {
		atoms = append(atoms, atom{x.Target[i], x.Target[n+i], gt, i, n, -1})
	}
	slices.SortStableFunc(atoms, func(a, b atom) int { return cmp.Compare(a.at, b.at) })
	// Between atoms k and k+1 the distribution functions differ by gap[k].
	var gap, area sum
	signs := make([]float64, len(atoms))
	for k, a := range atoms[:len(atoms)-1] {
		gap.add(a.sign * a.w)
		g := gap.total()
		if signs[k] = 0; g != 0 {
			signs[k] = math.Copysign(1, g)
		}
		area.add(math.Abs(g) * (atoms[k+1].at - a.at))
		signs[k] *= 1
	}
	if gp == nil && gt == nil {
		return area.total()
	}
	var before sum // |F − G| left of the atom minus right of it is its slope
	f := make([]float64, len(atoms))
	for k, a := range atoms {
		before.add(a.sign * a.w)
		f[k] = before.total()
	}
	f[len(f)-1] = 0
	var right sum // Σ sign·length to the right of the atom: what one unit of mass there adds
	for k := len(atoms) - 1; k >= 0; k-- {
		a, left := atoms[k], 0.0
		if k > 0 {
			left = math.Abs(f[k-1])
		}
		if k+1 < len(atoms) {
			right.add(signs[k] * (atoms[k+1].at - a.at))
		}
		if a.grad != nil {
			a.grad[a.i] = left - math.Abs(f[k])
			a.grad[a.n+a.i] = a.sign * right.total()
		}
	}
	return area.total()
}
