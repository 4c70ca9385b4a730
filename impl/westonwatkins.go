package impl

import "math"

// WestonWatkins is Σ_{j≠y} max(0, margin + z_j − z_y)^p for C scores z = pred and one label y, 1 ≤ p ≤ 2 (Weston and Watkins 1999): the sum
// over the other classes, not their mean. Its gradient is p·max(0, margin + z_j − z_y)^(p−1) at j ≠ y, 0 at the margin, and the opposite of the sum of
// those at y.
//
// Special cases are those of CrammerSinger.
//
// Errors: a label outside [0, C). margin must be a finite number not below 0, p a number in [1, 2]; otherwise every call returns a
// *DataError.
func WestonWatkins[F Float](margin, p float64) Loss[F] {
	bad := within("margin", margin, 0, math.MaxFloat64)
	if bad == nil {
		bad = within("p", p, 1, 2)
	}
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		if err := labelled(x, 0); err != nil {
			return 0, err
		}
		y := x.Class[0]
		var v, own sum
		for j, z := range x.Pred {
			if z != z {
				return undefined(gp), nil
			}
			if j == y {
				continue
			}
			d := overtaking(z, x.Pred[y], margin)
			if d.hi != d.hi {
				return undefined(gp), nil
			}
			value, slope := hingePower(d, p)
			v.add(value)
			own.add(slope)
			if gp != nil {
				gp[j] = slope
			}
		}
		if gp != nil {
			gp[y] = -own.total()
		}
		return v.total(), nil
	}})
}

// hingePower is max(0, d)^p and its derivative.
func hingePower(d twofold, p float64) (v, g float64) {
	switch {
	case d.hi <= 0:
		return 0, 0
	case p == 1:
		return d.hi, 1
	case p == 2:
		return product(d.hi*d.hi, d, d), 2 * d.hi
	}
	if math.IsInf(d.hi, 1) {
		return d.hi, d.hi
	}
	return accuratePower(d.hi, twofold{p, 0}), p * accuratePower(d.hi, twofold{p - 1, 0})
}
