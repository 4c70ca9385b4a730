package impl

import (
	"fmt"
	"math"
)

// MMD is the square of the maximum mean discrepancy between two samples of points, with the kernel k(x, y) = exp(−‖x−y‖²/(2σ²)) (Gretton et al.
// 2012, equation 5): the biased V-statistic. Pred and Target are of shape {n, D} and {m, D}, a point in each row.
//
// It sums k, or 1 − k by expm1, whichever has the smaller terms: the ones of the definition cancel. So do the means where the samples are
// nearly alike, and the pulls of the gradient: no more is promised there than the error of the terms.
//
// Errors: sigma not above 0; numbers that are not finite; shapes; fewer than one point.
func MMD[F Float](sigma float64) Loss[F] {
	return meanDiscrepancy[F](sigma, 1, func(n int) float64 { return float64(n) * float64(n) })
}

// MMDUnbiased is the unbiased estimate of the squared maximum mean discrepancy (Gretton et al. 2012, equation 3): MMD without the pairs of a
// point and itself. It may be negative, and is for equal samples. Shapes, accuracy and errors are those of MMD, but for
// the points, of which it needs two in each sample.
func MMDUnbiased[F Float](sigma float64) Loss[F] {
	return meanDiscrepancy[F](sigma, 2, func(n int) float64 { return float64(n) * float64(n-1) })
}

func meanDiscrepancy[F Float](sigma float64, least int, pairs func(n int) float64) Loss[F] {
	bad := positive("sigma", sigma)
	return widened[F](Rows[float64]{Targets: true, Eval: func(x Row[float64], gp, gt []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		if err := pointSets(x, least); err != nil {
			return 0, err
		}
		d := x.Shape[1]
		near, far := []float64{}, []float64{} // terms of 1 − k, and of k
		// compare adds weight·(1 − k) of points at i and j of two arguments, and its gradient.
		compare := func(a, b []float64, i, j int, weight float64, ga, gb []float64) {
			u, v := a[i*d:(i+1)*d], b[j*d:(j+1)*d]
			q := minusHalfSquare(u, v, sigma)
			k := q.expScaled(weight, 0)
			near, far = append(near, -q.expm1(weight)), append(far, -k)
			if k == 0 {
				return
			}
			for c := range d {
				slope := product(k*((u[c]-v[c])/sigma)/sigma, twofold{k, 0}, difference(u[c], v[c]).quo(twoProd(sigma, sigma)))
				if ga != nil {
					ga[i*d+c] += slope
				}
				if gb != nil {
					gb[j*d+c] -= slope
				}
			}
		}
		within := func(v, g []float64) {
			n := len(v) / d
			if least == 1 { // each point with itself
				far = append(far, 1/float64(n))
			}
			for i := range n {
				for j := range i {
					compare(v, v, i, j, -2/pairs(n), g, g)
				}
			}
		}
		n, m := x.Shape[0], x.TargetShape[0]
		for i := range n {
			for j := range m {
				compare(x.Pred, x.Target, i, j, 2/(float64(n)*float64(m)), gp, gt)
			}
		}
		within(x.Pred, gp)
		within(x.Target, gt)
		if magnitude(far) < magnitude(near) {
			return total(far, 1), nil
		}
		return total(near, 1), nil
	}})
}

// pointSets checks that pred and target are at least least finite points each, with equally many coordinates.
func pointSets(x Row[float64], least int) error {
	want := fmt.Sprintf("want {n, D}: at least %d points", least)
	if len(x.Shape) != 2 || x.Shape[0] < least || x.Shape[1] < 1 {
		return &DataError{"shape", -1, x.Shape, want}
	}
	if len(x.TargetShape) != 2 || x.TargetShape[0] < least || x.TargetShape[1] != x.Shape[1] {
		return &DataError{"target_shape", -1, x.TargetShape, want + ", with as many coordinates as those of pred"}
	}
	return finiteSides(x)
}

// minusHalfSquare is −‖a−b‖²/(2σ²), not below −2^20, where e to it is 0 in any format.
func minusHalfSquare(a, b []float64, sigma float64) twofold {
	const far = 0x1p10
	var q twofold
	for i := range a {
		d := difference(a[i], b[i])
		if math.Abs(d.hi)/sigma > far {
			return twofold{-far * far, 0}
		}
		z := d.quo(twofold{sigma, 0})
		half := twofold{float64(z.hi*z.hi) / 2, 0}
		if math.Abs(z.hi) > 0x1p-400 { // below, the second part would underflow
			half = z.mul(z).scale(-1)
		}
		q = q.add(half)
	}
	return twofold{-q.hi, -q.lo}
}

// magnitude is Σ|v|.
func magnitude(v []float64) (s float64) {
	for _, x := range v {
		s += math.Abs(x)
	}
	return s
}
