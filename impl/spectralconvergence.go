package impl

import "math"

// SpectralConvergence is ‖t − s‖/‖t‖ of two magnitude spectra {F}, s = pred and t = target (Arık, Jun and Diamos 2019). Norms are taken in
// twice the precision.
//
// Special cases are:
//
//	equal spectra: 0, and so is the gradient
//
// Errors: shapes that differ or are not {F}; a magnitude that is not finite or below 0; a target of zeros.
func SpectralConvergence[F Float]() Loss[F] {
	return widened[F](Rows[float64]{Targets: true, Eval: func(x Row[float64], gp, gt []float64) (float64, error) {
		if err := alike(x, 1); err != nil {
			return 0, err
		}
		for i, s := range x.Pred {
			if s < 0 {
				return 0, &DataError{"pred", i, s, "want a magnitude, not below 0"}
			}
			if t := x.Target[i]; t < 0 {
				return 0, &DataError{"target", i, t, "want a magnitude, not below 0"}
			}
		}
		b, eb := squaredLength(x.Target)
		if b.hi == 0 {
			return 0, &DataError{"target", -1, 0, "all zero: want a spectrum that is not silence"}
		}
		gaps, a, ea := squaredDistance(x.Pred, x.Target)
		if a.hi == 0 {
			return 0, nil
		}
		// With the scales 2^ea and 2^eb taken out: L = √a/√b, dL/ds = gap/√(ab), and dL/dt = −(gap·b + t·a)/(√(ab)·b).
		below := a.sqrt().mul(b.sqrt())
		for i, gap := range gaps {
			if gp != nil {
				gp[i] = math.Ldexp(gap.quo(below).hi, -eb)
			}
		}
		if gt != nil {
			pullOfTarget(x.Pred, x.Target, gaps, a, b, ea, eb, gt)
		}
		return math.Ldexp(a.sqrt().quo(b.sqrt()).hi, ea-eb), nil
	}})
}

// pullOfTarget stores dL/dt of L = √a/√b, which is −(gap·b + t·a)/(√(ab)·b). Of a faint prediction the two terms nearly cancel, and what
// remains is s·b − t·Σ s(2t − s). The scales of gaps, a and b are 2^ea, 2^2ea and 2^2eb.
func pullOfTarget(pred, target []float64, gaps []twofold, a, b twofold, ea, eb int, g []float64) {
	below := a.sqrt().mul(b.sqrt()).mul(b)
	p, ep := squaredLength(pred)
	if ep < eb-1 {
		if p.hi == 0 {
			return // of silence L is 1, whatever the target
		}
		var d twofold
		for j, s := range pred {
			near := twoSum(2*math.Ldexp(target[j], -eb), -math.Ldexp(s, -eb))
			d = d.add(near.mul(twofold{math.Ldexp(s, -ep), 0}))
		}
		for i, s := range pred {
			left := b.mul(twofold{math.Ldexp(s, -ep), 0}).add(d.mul(twofold{-math.Ldexp(target[i], -eb), 0}))
			g[i] = -math.Ldexp(left.quo(below).hi, ep-ea-eb)
		}
		return
	}
	k := ea - eb
	for i, gap := range gaps {
		t := twofold{math.Ldexp(target[i], -eb), 0}
		left := gap.mul(b).scale(-max(k, 0)).add(t.mul(a).scale(min(k, 0)))
		g[i] = -math.Ldexp(left.quo(below).hi, max(k, 0)-eb)
	}
}
