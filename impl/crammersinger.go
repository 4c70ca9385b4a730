package impl

import "math"

// CrammerSinger is max(0, margin + max_{j≠y} z_j − z_y) for C scores z = pred and one label y (Crammer and Singer 2001). Its gradient is 1 at the
// best of the other classes, the first of equal ones, and −1 at y where the margin is violated, and 0 elsewhere.
//
// Special cases are:
//
//	one class: 0
//	a score of −Inf is a class masked out; the loss is +Inf where that is y
//	a score of NaN, and Inf − Inf, make value and gradient NaN
//
// Errors: a label outside [0, C). margin must be a finite number not below 0; otherwise every call returns a *DataError.
func CrammerSinger[F Float](margin float64) Loss[F] {
	bad := within("margin", margin, 0, math.MaxFloat64)
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		if err := labelled(x, 0); err != nil {
			return 0, err
		}
		y, best := x.Class[0], -1
		for j, z := range x.Pred {
			if z != z {
				return undefined(gp), nil
			}
			if j != y && (best < 0 || z > x.Pred[best]) {
				best = j
			}
		}
		if best < 0 {
			return 0, nil
		}
		d := overtaking(x.Pred[best], x.Pred[y], margin)
		switch {
		case d.hi != d.hi:
			return undefined(gp), nil
		case d.hi <= 0:
			return 0, nil
		}
		if gp != nil {
			gp[best], gp[y] = 1, -1
		}
		return d.hi, nil
	}})
}

// overtaking is margin + z − own, rounded once where it is of the size of what it is made of, or smaller.
func overtaking(z, own, margin float64) twofold {
	d := difference(z, own)
	if math.IsInf(d.hi, 0) || d.hi != d.hi {
		return d
	}
	return d.add(twofold{margin, 0})
}

// undefined is NaN, with a gradient of NaN.
func undefined(gp []float64) float64 {
	for i := range gp {
		gp[i] = math.NaN()
	}
	return math.NaN()
}
