package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

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
		Value:      huberValue(delta),
		Kinks:      []Kink{residualKink("|r| = delta", delta, -delta), residualKink("r = 0", 0)},
		Special:    residualSpecial(math.Inf(1), 0, math.Inf(1)),
		Claims: []Claim{
			AtLeastZero, ZeroAtPerfect{}, ZeroOnlyAtPerfect{}, Convex{}, Lipschitz{K: delta, Near: []Sample{scalar(3*delta, 0)}},
			Smooth{Beta: 1}, Continuous{C1: true}, Even{}, Swap{}, ShiftInvariant{}, MonotoneInError{},
			Homogeneous{Degree: 2, At: func(k float64) Loss { return Huber(k * delta) }},
			Gradient{
				ID: "r-huber-c1", Says: "The slope is r clipped to [−δ, δ]: the pieces join with value and slope.",
				Is: func(x In) []ball.Real { return []ball.Real{clip(x.R(), x.Of(delta))} },
			},
			Equals{
				ID: "r-huber-smoothl1", Says: "huber(δ) = δ·smooth-l1(β = δ).",
				Other: func() Loss { return times(SmoothL1(delta), delta) },
			},
			Equals{
				ID: "r-huber-limits", Says: "Where |r| ≤ δ it is half the squared error.",
				Other: HalfSquared, When: func(s Sample) bool { return math.Abs(s.residual()) < delta }, Draw: nearby(delta),
			},
			Equals{
				ID: "r-huber-large", Says: "Where |r| ≥ δ it is δ(|r| − ½δ).",
				Other: Absolute, Scale: delta, Plus: func(In) ball.Real { return d.Mul(d).Mul(half).Neg() },
				When: func(s Sample) bool { return math.Abs(s.residual()) > delta },
			},
			Bounds{
				ID: "r-huber-combines", Says: "L ≤ ½r² and L ≤ δ|r|: near 0 it is the one, far from it within ½δ² of the other.",
				Lo: func(x In) ball.Real { return d.Mul(magnitude(x.R()).Sub(d.Mul(half))) },
				Hi: func(x In) ball.Real {
					return ball.Min(x.R().Mul(x.R()).Mul(half), d.Mul(magnitude(x.R())))
				},
				Draw: nearby(4 * delta),
			},
			envelope(delta),
			Equals{
				ID: "r-huber-scaling", Says: "huber(δ) at r is ¼ of huber(2δ) at 2r.", Scale: 0.25,
				Other: func() Loss { return Huber(2 * delta) }, Map: doubled, Draw: nearby(4 * delta),
			},
			Not{
				ID: "r-huber-not-strongly-convex", Says: "Beyond δ there is no curvature.",
				Of: StronglyConvex{Mu: 0x1p-10}, Witness: []Sample{scalar(2*delta, 0), scalar(4*delta, 0)},
			},
			Bounds{
				ID: "r-huber-delta-not-trainable", Says: "A smaller δ never costs more: minimising the loss over δ leads to δ = 0.",
				Lo: huberValue(delta / 2), Hi: huberValue(2 * delta), Draw: nearby(4 * delta),
			},
			Minimizer{
				ID: "r-huber-robust", Says: "The minimiser is where the clipped residuals sum to zero, however far an outlier is.",
				Best: minimiser(clipped(delta), delta, -delta),
			},
			Descent{
				ID: "r-huber-settles", Says: "Descent of step 1 comes to rest at the minimum.",
				Path: func(k []int) ([]float64, float64) {
					sign := float64(1 - k[0]%2*2)
					if k[0]%4 < 2 {
						return []float64{sign * 2 * delta, sign * delta, 0, 0}, 1
					}
					return []float64{math.Ldexp(sign*delta, -k[0]%8), 0, 0}, 1
				},
			},
			translation(),
		},
		Refs: []Ref{{"P. J. Huber, Robust estimation of a location parameter, Ann. Math. Statist. 35 (1964)", "10.1214/aoms/1177703732"}},
		Names: map[string]string{
			"torch": "torch.nn.functional.huber_loss", "keras": "keras.losses.Huber", "optax": "optax.huber_loss",
		},
	}
}

func huberValue(delta float64) func(In) ball.Real {
	d, half := ball.Of(delta), ball.Of(0.5)
	return func(x In) ball.Real {
		r := x.R()
		a := magnitude(r)
		if a.CmpAt("|r| = delta", d) <= 0 {
			return r.Mul(r).Mul(half)
		}
		return d.Mul(a.Sub(d.Mul(half)))
	}
}

// envelope is the claim that huber is the Moreau envelope of δ|·|, as far as one u tells: L = min over u of ½(r−u)² + δ|u|.
func envelope(delta float64) Relation {
	return Relation{
		ID: "r-huber-envelope", Says: "L ≤ ½(r−u)² + δ|u| for every u.", Ints: 1,
		Make: func(s []Sample, _ []int) []Term { return []Term{{1, s[0]}} },
		Sign: Le,
		RHS: func(x []In, k []int) ball.Real {
			r := x[0].R()
			u := r.Mul(ball.Of(float64(k[0]) / (1 << 16)))
			d := r.Sub(u)
			return d.Mul(d).Mul(ball.Of(0.5)).Add(magnitude(u).Mul(ball.Of(delta)))
		},
	}
}

// doubled is the sample with twice its prediction and twice its target.
func doubled(x In) In {
	two := ball.Of(2)
	x.Pred, x.Target = []ball.Real{x.Pred[0].Mul(two)}, []ball.Real{x.Target[0].Mul(two)}
	return x
}
