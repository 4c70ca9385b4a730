package mutant

import "github.com/lossgate/lossgate/impl"

// row is a sample as a kernel in float64 sees it, row32 in float32.
type (
	row   = impl.Row[float64]
	row32 = impl.Row[float32]
)

// changed is right with its kernel passed through change, which sees a sample that is legal, its right value, and its right
// gradients to overwrite: gp and gt are nil where they were not asked for. What change returns is the value.
func changed[F impl.Float](right impl.Loss[F], change func(x impl.Row[F], v F, gp, gt []F) F) impl.Loss[F] {
	k := right.(impl.Rows[F])
	eval := k.Eval
	k.Eval = func(x impl.Row[F], gp, gt []F) (F, error) {
		v, err := eval(x, gp, gt)
		if err != nil {
			return 0, err
		}
		return change(x, v, gp, gt), nil
	}
	return k
}

// residual is right with value and derivative computed by f from r = pred − target.
func residual(right impl.Loss[float64], f func(r float64) (v, g float64)) impl.Loss[float64] {
	return changed(right, func(x row, _ float64, gp, gt []float64) float64 {
		v, g := f(x.Pred[0] - x.Target[0])
		set(gp, g)
		set(gt, -g)
		return v
	})
}

// set stores a gradient of one entry, if it was asked for.
func set(grad []float64, g float64) {
	if grad != nil {
		grad[0] = g
	}
}

// margin is right with value and derivative computed by f from m = target·pred.
func margin(right impl.Loss[float64], f func(m float64) (v, g float64)) impl.Loss[float64] {
	return changed(right, func(x row, _ float64, gp, _ []float64) float64 {
		v, g := f(x.Target[0] * x.Pred[0])
		set(gp, x.Target[0]*g)
		return v
	})
}
