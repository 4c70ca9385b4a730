package mutant

import "github.com/lossgate/lossgate/impl"

// unignored gives samples whose label is ignored a value after all, and their share in the denominator.
func unignored(right impl.Loss[float64], value func(x row, g []float64) float64, divisor float64) impl.Loss[float64] {
	l := right.(impl.Rows[float64])
	eval, ignored := l.Eval, l.Ignored
	l.Ignored = nil
	l.Eval = func(x row, gp, gt []float64) (float64, error) {
		if ignored(x) {
			return value(x, gp), nil
		}
		return eval(x, gp, gt)
	}
	l.Divisor = func(x row) float64 {
		if ignored(x) {
			return divisor
		}
		return 1
	}
	return l
}
