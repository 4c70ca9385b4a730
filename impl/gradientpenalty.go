package impl

import "math"

// GradientPenalty is λ(‖g‖ − target)² for the gradient g of a critic at one point, or λ·max(0, ‖g‖ − target)² with oneSided (Gulrajani
// et al. 2017; Petzka et al. 2018). A sample is g, of shape {C, P}; the norm is over all of it. Near the target ‖g‖ − target is computed as
// (‖g‖² − target²)/(‖g‖ + target) in twice the precision, so that nothing cancels.
//
// Special cases are:
//
//	the gradient is 0 where g = 0, of the ball of radius 2λ·target that are subgradients there
//	entries of any finite size neither overflow nor underflow on the way
//
// Errors: a shape that is not {C, P}; an entry that is not finite; lambda not above 0; target below 0.
func GradientPenalty[F Float](lambda, target float64, oneSided bool) Loss[F] {
	bad := positive("lambda", lambda)
	if bad == nil {
		bad = within("target", target, 0, math.MaxFloat64)
	}
	return criticSlope[F](bad, func(g, gp []float64) float64 { return steepness(g, lambda, target, oneSided, gp) })
}

// criticSlope is a loss of the gradient of a critic, of shape {C, P}.
func criticSlope[F Float](bad error, f func(g, gp []float64) float64) Loss[F] {
	return widened[F](Rows[float64]{Eval: func(x Row[float64], gp, _ []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		if len(x.Shape) != 2 || len(x.Pred) == 0 {
			return 0, &DataError{"shape", -1, x.Shape, "want {C, P}: channels and positions"}
		}
		if err := untargeted(x); err != nil {
			return 0, err
		}
		if err := finiteNumbers("pred", x.Pred); err != nil {
			return 0, err
		}
		return f(x.Pred, gp), nil
	}})
}

// steepness is λ(‖g‖ − target)², the positive part of the difference where oneSided, and stores its gradient in gp.
func steepness(g []float64, lambda, target float64, oneSided bool, gp []float64) float64 {
	square, e := squaredLength(g)
	n := square.sqrt() // ‖g‖·2^−e
	_, up := math.Frexp(target)
	up = max(up, e) // of ‖g‖ and target, at one scale
	if square.hi == 0 {
		_, up = math.Frexp(target)
	}
	t := math.Ldexp(target, -up)
	off := square.scale(2 * (e - up)).add(twoProd(-t, t))
	sum := n.scale(e - up).add(twofold{t, 0})
	if off.hi == 0 || oneSided && off.hi < 0 {
		return 0
	}
	d := off.quo(sum)
	if square.hi != 0 {
		pull := d.quo(n).mul(twofold{2 * lambda, 0})
		for i := range gp {
			m, own := math.Frexp(g[i])
			gp[i] = math.Ldexp(pull.mul(twofold{m, 0}).hi, own+up-e)
		}
	}
	return math.Ldexp(d.mul(d).mul(twofold{lambda, 0}).hi, 2*up)
}

// squaredLength is ‖v‖²·2^(−2e), with e such that the largest entry becomes a number in [½, 1).
func squaredLength(v []float64) (s twofold, e int) {
	top := 0.0
	for _, x := range v {
		top = max(top, math.Abs(x))
	}
	_, e = math.Frexp(top)
	for _, x := range v {
		x = math.Ldexp(x, -e)
		s = s.add(twoProd(x, x))
	}
	return s, e
}

// sqrt is √a for a ≥ 0.
func (a twofold) sqrt() twofold {
	h := math.Sqrt(a.hi)
	if h == 0 {
		return twofold{}
	}
	return twoSum(h, (math.FMA(-h, h, a.hi)+a.lo)/(2*h))
}
