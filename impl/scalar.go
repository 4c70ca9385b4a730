package impl

import (
	"fmt"
	"math"
)

// residual is a loss of r = pred − target alone: f returns ρ(r) and ρ′(r). NaN propagates.
func residual[F Float](bad error, f func(r float64) (v, g float64)) Loss[F] {
	return pointwise[F](bad, nil, func(x, t float64) (v, gx, gt float64) {
		v, gx = f(x - t)
		return v, gx, -gx
	})
}

// exactResidual is residual for a kernel that gets r exactly: squared, the rounding of x − t would count twice.
func exactResidual[F Float](bad error, f func(r twofold) (v, g float64)) Loss[F] {
	return pointwise[F](bad, nil, func(x, t float64) (v, gx, gt float64) {
		v, gx = f(difference(x, t))
		return v, gx, -gx
	})
}

// margin is a loss of m = target·pred alone, target a sign: f returns φ(m) and φ′(m).
func margin[F Float](bad error, f func(m float64) (v, g float64)) Loss[F] {
	return widened[F](Rows[float64]{Eval: scalarEval(bad, sign, func(x, t float64) (v, gx, gt float64) {
		v, g := f(t * x)
		return v, t * g, 0
	})})
}

// pointwise is a loss of one prediction and one target that can be differentiated in both. valid names what is wrong with
// a pair; nil: nothing ever is.
func pointwise[F Float](bad error, valid func(x, t float64) error, f func(x, t float64) (v, gx, gt float64)) Loss[F] {
	return widened[F](Rows[float64]{Targets: true, Eval: scalarEval(bad, valid, f)})
}

func scalarEval(bad error, valid func(x, t float64) error, f func(x, t float64) (v, gx, gt float64)) func(Row[float64], []float64, []float64) (float64, error) {
	return func(x Row[float64], gp, gt []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		if err := x.single(); err != nil {
			return 0, err
		}
		if valid != nil {
			if err := valid(x.Pred[0], x.Target[0]); err != nil {
				return 0, err
			}
		}
		v, a, b := f(x.Pred[0], x.Target[0])
		if gp != nil {
			gp[0] = a
		}
		if gt != nil {
			gt[0] = b
		}
		return v, nil
	}
}

// sign accepts targets −1 and +1.
func sign(_, t float64) error {
	if t != 1 && t != -1 {
		return &DataError{"target", 0, t, "want a sign, -1 or +1"}
	}
	return nil
}

// unit accepts targets in [0, 1].
func unit(_, t float64) error {
	if !(t >= 0 && t <= 1) {
		return &DataError{"target", 0, t, "want a probability in [0, 1]"}
	}
	return nil
}

// positive is the error of a parameter that must be a finite number above zero, nil when it is.
func positive(name string, v float64) error {
	if !(v > 0) || math.IsInf(v, 0) {
		return &DataError{name, -1, v, "want a finite number above 0"}
	}
	return nil
}

// within is the error of a parameter that must be a number in [lo, hi], nil when it is.
func within(name string, v, lo, hi float64) error {
	if !(v >= lo && v <= hi) {
		return &DataError{name, -1, v, fmt.Sprintf("want a number in [%v, %v]", lo, hi)}
	}
	return nil
}

// between is the error of a parameter that must be a number in (lo, hi), nil when it is.
func between(name string, v, lo, hi float64) error {
	if !(v > lo && v < hi) {
		return &DataError{name, -1, v, fmt.Sprintf("want a number in (%v, %v)", lo, hi)}
	}
	return nil
}
