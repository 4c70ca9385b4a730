package impl

import "math"

// BarlowTwins is Σ_i (1 − C_ii)² + λ·Σ_{i≠j} C_ij² for the cross-correlation C, over a batch, of the features of two views, a sample of shape {2, N, D} (Zbontar et al.
// 2021); features are standardised by the mean and by the root of the biased variance plus eps.
//
// Special cases are:
//
//	a feature that is constant in one view has correlation 0 with all
//	NaN anywhere makes the value NaN
//
// Errors: a shape that is not {2, N, D}; lambda below 0, eps not above 0.
func BarlowTwins[F Float](lambda, eps float64) Loss[F] {
	bad := positive("eps", eps)
	if bad == nil {
		bad = within("lambda", lambda, 0, math.MaxFloat64)
	}
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		n, d, err := twoViews(x)
		if err != nil {
			return 0, err
		}
		var f [2][]feature
		for view := range f {
			for i := range d {
				f[view] = append(f[view], newFeature(x.Pred[view*n*d:(view+1)*n*d], i, d, float64(n), eps))
			}
		}
		var v sum
		for i := range d {
			for j := range d {
				a, b := f[0][i], f[1][j]
				var c sum
				for k := range n {
					c.add(float64(a.z[k] * b.z[k]))
				}
				cor, weight := c.total()/float64(n), lambda
				miss := cor
				if i == j {
					miss, weight = cor-1, 1
				}
				v.add(weight * miss * miss)
				slope := 2 * weight * miss / float64(n)
				for k := range n {
					if gp != nil {
						gp[k*d+i] += slope * a.pull(b, k, cor)
						gp[(n+k)*d+j] += slope * b.pull(a, k, cor)
					}
				}
			}
		}
		return v.total(), nil
	}})
}

// A feature is one column of a batch, standardised.
type feature struct {
	z    []float64 // (x − mean)/std
	std  float64   // √(var + eps), times 2^−unit
	unit int
}

// newFeature is column i of rows of d entries; variance is the sum of squares over divisor.
func newFeature(rows []float64, i, d int, divisor, eps float64) feature {
	z, unit := centredColumn(rows, i, d)
	f := feature{z: z, unit: unit}
	f.std = math.Hypot(norm(2, z)/math.Sqrt(divisor), math.Ldexp(math.Sqrt(eps), -unit))
	for b := range z {
		z[b] /= f.std
	}
	return f
}

// centredColumn is column i of rows of d entries less its mean, times 2^−unit where entries are large.
func centredColumn(rows []float64, i, d int) (z []float64, unit int) {
	top := 0.0
	for b := i; b < len(rows); b += d {
		z = append(z, rows[b])
		top = max(top, math.Abs(rows[b]))
	}
	if top > 0x1p400 {
		_, unit = math.Frexp(top)
	}
	first := math.Ldexp(z[0], -unit)
	for b := range z { // the first entry is taken off at once: what is common to all has no part in it, not even by rounding
		z[b] = math.Ldexp(z[b], -unit) - first
	}
	mean := total(z, float64(len(z)))
	for b := range z {
		z[b] -= mean
	}
	return z, unit
}

// pull is what entry k of the column adds to N times the correlation with other: (o_k − z_k·cor)/std, the mean of both being 0.
func (f feature) pull(other feature, k int, cor float64) float64 {
	std, e := math.Frexp(f.std)
	return math.Ldexp((other.z[k]-float64(f.z[k]*cor))/std, -f.unit-e)
}
