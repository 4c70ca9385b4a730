package impl

import "math"

// LogSumExp is T·log Σ exp(z_k/T) for K scores z = pred and a temperature T > 0, computed as max z + T·log1p(Σ exp((z_k − max z)/T)) over the others
// (Blanchard, Higham and Higham 2021). It takes no target. Its gradient is softmax(z/T).
//
// Special cases are:
//
//	a score of −Inf does not count; with no other it is −Inf, with a gradient of NaN
//	a score of +Inf makes the loss +Inf; its derivative is 1, or NaN where there are several
//	a score of NaN makes value and gradient NaN
//
// Errors: no scores; a target or a label. temperature must be a finite number above 0; otherwise every call returns a *DataError.
func LogSumExp[F Float](temperature float64) Loss[F] {
	bad := positive("temperature", temperature)
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		if len(x.Shape) != 1 || len(x.Pred) == 0 {
			return 0, &DataError{"shape", -1, x.Shape, "want one dimension of at least one score"}
		}
		if len(x.Class) != 0 {
			return 0, &DataError{"class", -1, len(x.Class), "want none: the loss is one of pred alone"}
		}
		if err := untargeted(x); err != nil {
			return 0, err
		}
		top := 0
		for j, z := range x.Pred {
			if z != z {
				return undefined(gp), nil
			}
			if z > x.Pred[top] {
				top = j
			}
		}
		share := make([]float64, len(x.Pred))
		var rest sum
		for j, z := range x.Pred {
			if j != top {
				share[j] = heatedExp(difference(z, x.Pred[top]), temperature)
				rest.add(share[j])
			}
		}
		all := 1 + rest.total()
		share[top] = 1
		for j := range gp {
			gp[j] = share[j] / all
		}
		if math.IsInf(x.Pred[top], 0) {
			return x.Pred[top], nil
		}
		return x.Pred[top] + float64(temperature*math.Log1p(rest.total())), nil
	}})
}

// heatedExp is exp(d/t) for d ≤ 0.
func heatedExp(d twofold, t float64) float64 {
	switch r := d.hi / t; {
	case r != r: // −Inf − −Inf
		return r
	case r < -800: // below every subnormal number, and may be −Inf
		return 0
	}
	return d.quo(twofold{t, 0}).expScaled(1, 0)
}
