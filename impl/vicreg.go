package impl

import "math"

// VICReg is λ·s + μ·(v + v') + ν·(c + c') for two views of a batch, a sample of shape {2, N, D} (Bardes, Ponce and LeCun 2022): s is the mean squared distance of
// the views, v = 1/D·Σ_j max(0, 1 − √(var_j + eps)), c = 1/D·Σ_{i≠j} cov_ij², with variances and covariances over N − 1.
//
// Special cases are:
//
//	the gradient of v is 0 from a standard deviation of 1 on
//	NaN anywhere makes the value NaN
//
// Errors: a shape that is not {2, N, D}, or N below 2; a weight below 0; eps outside (0, 1).
func VICReg[F Float](lambda, mu, nu, eps float64) Loss[F] {
	bad := within("lambda", lambda, 0, math.MaxFloat64)
	if bad == nil {
		bad = within("mu", mu, 0, math.MaxFloat64)
	}
	if bad == nil {
		bad = within("nu", nu, 0, math.MaxFloat64)
	}
	if bad == nil && !(eps > 0 && eps < 1) {
		bad = &DataError{"eps", -1, eps, "want a number above 0 and below 1"}
	}
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		n, d, err := twoViews(x)
		if err != nil {
			return 0, err
		}
		if n < 2 {
			return 0, &DataError{"shape", -1, x.Shape, "want two items or more: one has no variance"}
		}
		var v sum
		h := n * d
		for i := range h {
			r := difference(x.Pred[i], x.Pred[h+i]).hi
			v.add(lambda / float64(n) * r * r)
			if gp != nil {
				g := 2 * lambda / float64(n) * r
				gp[i] += g
				gp[h+i] -= g
			}
		}
		for view := range 2 {
			var g []float64
			if gp != nil {
				g = gp[view*h : (view+1)*h]
			}
			v.add(spread(x.Pred[view*h:(view+1)*h], n, d, mu, eps, g))
			v.add(shared(x.Pred[view*h:(view+1)*h], n, d, nu, g))
		}
		return v.total(), nil
	}})
}

// spread is μ/D·Σ_j max(0, 1 − √(var_j + eps)); it adds the gradient to g, if that is wanted.
func spread(rows []float64, n, d int, mu, eps float64, g []float64) float64 {
	var v sum
	for j := range d {
		f := newFeature(rows, j, d, float64(n-1), eps)
		short := 1 - math.Ldexp(f.std, f.unit)
		if short <= 0 {
			continue
		}
		v.add(mu / float64(d) * short)
		for b := range n {
			if g != nil {
				g[b*d+j] -= mu / float64(d) * f.z[b] / float64(n-1)
			}
		}
	}
	return v.total()
}

// shared is ν/D·Σ_{i≠j} cov_ij²; it adds the gradient to g, if that is wanted.
func shared(rows []float64, n, d int, nu float64, g []float64) float64 {
	column, unit := make([][]float64, d), make([]int, d)
	for j := range column {
		column[j], unit[j] = centredColumn(rows, j, d)
	}
	var v sum
	for i := range d {
		for j := range i {
			var c sum
			for b := range n {
				c.add(float64(column[i][b] * column[j][b]))
			}
			cov := math.Ldexp(c.total()/float64(n-1), unit[i]+unit[j])
			v.add(2 * nu / float64(d) * cov * cov)
			for b := range n {
				if g != nil {
					k := 4 * nu / float64(d) * cov / float64(n-1)
					g[b*d+i] = onto(g[b*d+i], math.Ldexp(k*column[j][b], unit[j]))
					g[b*d+j] = onto(g[b*d+j], math.Ldexp(k*column[i][b], unit[i]))
				}
			}
		}
	}
	return v.total()
}

// onto is g + t; t grows with a higher power of the entries, and is what counts where both overflow.
func onto(g, t float64) float64 {
	if math.IsInf(t, 0) {
		return t
	}
	return g + t
}
