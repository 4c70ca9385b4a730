package impl

import "math"

// Asymmetric is, for a logit z = pred and a hard label t = target with p = σ(z), (1 − p)^γ₊·(−log p) for t = 1, and q^γ₋·(−log(1 − q)) with q = max(0, p − clip) for t = 0
// (Ridnik et al. 2021). The derivative for t = 0 is p(1 − p)·(γ₋·q^(γ₋−1)·(−log(1 − q)) + q^γ₋/(1 − q)), with 1 − q = σ(−z) + clip: p is not subtracted from 1.
//
// Special cases are:
//
//	Asymmetric(z, 0) = 0 with derivative 0 for σ(z) ≤ clip
//	Asymmetric(+Inf, 1) = 0, Asymmetric(−Inf, 1) = +Inf
//	Asymmetric(+Inf, 0) = (1 − clip)^γ₋·(−log clip), +Inf for clip = 0
//	Asymmetric(NaN, t) = NaN
//
// Errors: a target that is neither 0 nor 1. The gammas must be finite numbers not below 0, clip in [0, 1); otherwise every call returns a
// *DataError.
func Asymmetric[F Float](gammaPos, gammaNeg, clip float64) Loss[F] {
	bad := within("gamma_pos", gammaPos, 0, math.MaxFloat64)
	if err := within("gamma_neg", gammaNeg, 0, math.MaxFloat64); err != nil {
		bad = err
	}
	if err := within("clip", clip, 0, math.Nextafter(1, 0)); err != nil {
		bad = err
	}
	return widened[F](Rows[float64]{Eval: scalarEval(bad, bit, func(z, t float64) (v, gz, gt float64) {
		switch {
		case t == 1:
			v, gz = focal(z, gammaPos)
		case clip == 0:
			v, gz = focal(-z, gammaNeg)
			gz = -gz
		default:
			v, gz = clipped(z, gammaNeg, clip)
		}
		return v, gz, 0
	})})
}

// clipped is q^γ·(−log(1 − q)) with q = max(0, σ(z) − clip), and its derivative in z.
func clipped(z, gamma, clip float64) (v, g float64) {
	p, rest := sigmoid(z), sigmoid(-z)
	q := p - clip
	if q <= 0 {
		return 0, 0
	}
	s := -math.Log1p(-q)
	if q >= 0.5 {
		s = -math.Log(rest + clip)
	}
	f := power(q, gamma)
	slope := f / (rest + clip)
	if gamma != 0 {
		slope += float64(gamma * f / q * s)
	}
	return f * s, p * rest * slope
}
