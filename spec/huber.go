package spec

import "github.com/lossgate/lossgate/spec/ball"

// Huber is ½r² where |r| ≤ delta and delta(|r| − ½delta) elsewhere, r = pred − target: quadratic for small errors, linear
// for outliers. delta is a positive number and a hyper-parameter: the loss grows with it, so that minimising over delta is
// degenerate (PROPERTIES E13).
func Huber(delta float64) Loss {
	d := ball.Of(delta)
	half := ball.Of(0.5)
	return Loss{
		Name: "huber", Params: []Param{Scalar("delta", delta, Positive)}, Family: Regression,
		Pred: Reals, Target: Reals, TargetGrad: true,
		Definition: "½r² if |r| ≤ δ, else δ(|r| − ½δ), with r = pred − target",
		Value: func(x In) ball.Real {
			r := x.R()
			a := r
			if r.CmpAt("r = 0", ball.Of(0)) < 0 { // no Abs: the derivative does not jump here
				a = r.Neg()
			}
			if a.CmpAt("|r| = delta", d) <= 0 {
				return r.Mul(r).Mul(half)
			}
			return d.Mul(a.Sub(d.Mul(half)))
		},
		Kinks: []Kink{residualKink("|r| = delta", delta, -delta), residualKink("r = 0", 0)},
		Claims: []Claim{
			AtLeastZero, ZeroAtPerfect{}, ZeroOnlyAtPerfect{}, Convex{}, Lipschitz{K: delta, Near: []Sample{scalar(3*delta, 0)}},
			Smooth{Beta: 1}, Continuous{C1: true}, Even{}, Swap{}, ShiftInvariant{}, MonotoneInError{},
			Homogeneous{Degree: 2, At: func(k float64) Loss { return Huber(k * delta) }},
		},
		Refs: []Ref{{"P. J. Huber, Robust estimation of a location parameter, Ann. Math. Statist. 35 (1964)", "10.1214/aoms/1177703732"}},
		Names: map[string]string{
			"torch": "torch.nn.functional.huber_loss", "keras": "keras.losses.Huber", "optax": "optax.huber_loss",
		},
	}
}
