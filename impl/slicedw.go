package impl

import "math"

// SlicedW is the sliced Wasserstein distance of order 2 between two samples of n points in the plane (Rabin et al. 2011), the root of the mean of
// W2² of their projections on the lines at the angles πk/directions. Pred and Target are of shape {n, 2}, a point in each row.
//
// Special cases are:
//
//	the gradient picks one order of points whose projections coincide
//	where the distance is 0 no gradient is defined: here it is 0
//
// Errors: directions no whole number from 2 to 64; numbers that are not finite; shapes; an empty sample.
func SlicedW[F Float](directions float64) Loss[F] {
	bad := within("directions", directions, 2, 64)
	if bad == nil && directions != math.Trunc(directions) {
		bad = &DataError{"directions", -1, directions, "want a whole number"}
	}
	return widened[F](Rows[float64]{Targets: true, Eval: func(x Row[float64], gp, gt []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		if err := pointSets(x, 1); err != nil {
			return 0, err
		}
		if x.Shape[1] != 2 {
			return 0, &DataError{"shape", -1, x.Shape, "want {n, 2}: points of the plane"}
		}
		if x.TargetShape[0] != x.Shape[0] {
			return 0, &DataError{"target_shape", -1, x.TargetShape, "want as many points as pred has"}
		}
		n, pred, target, unit := x.Shape[0], x.Pred, x.Target, 1.0
		if large(pred) || large(target) {
			pred, target, unit = scaledBy(pred, 0x1p-16), scaledBy(target, 0x1p-16), 0x1p16
		}
		type pair struct {
			i, j          int
			gap, cos, sin float64
		}
		var pairs []pair
		var gaps []float64
		for k := range int(directions) {
			sin, cos := lineAt(k, int(directions))
			project := func(v []float64) []float64 {
				out := make([]float64, n)
				for i := range out {
					out[i] = float64(v[2*i]*cos) + float64(v[2*i+1]*sin)
				}
				return out
			}
			p, q := ranks(project(pred)), ranks(project(target))
			for r := range p {
				i, j := p[r], q[r]
				dx, dy := difference(pred[2*i], target[2*j]), difference(pred[2*i+1], target[2*j+1])
				g := pair{i, j, dx.mul(twofold{cos, 0}).add(dy.mul(twofold{sin, 0})).hi, cos, sin}
				pairs, gaps = append(pairs, g), append(gaps, g.gap)
			}
		}
		size := norm(2, gaps)
		if size == 0 {
			return 0, nil
		}
		root := math.Sqrt(float64(len(gaps)))
		for _, g := range pairs {
			slope := g.gap / size / root
			for c, along := range [2]float64{g.cos, g.sin} {
				if gp != nil {
					gp[2*g.i+c] += float64(slope * along)
				}
				if gt != nil {
					gt[2*g.j+c] -= float64(slope * along)
				}
			}
		}
		return size / root * unit, nil
	}})
}

// lineAt is sine and cosine of πk/count.
func lineAt(k, count int) (sin, cos float64) {
	if 2*k == count {
		return 1, 0
	}
	return math.Sincos(math.Pi * float64(k) / float64(count))
}
