package impl

import "math"

// PoissonNLLLog is e^z − t·z for a prediction z of the logarithm of the mean of a count t ≥ 0, plus ln Γ(t+1) if full is 1. Its derivative in
// z is e^z − t.
//
// The terms cancel; they are twofold. Of a large t the full sum is t·(e^u − 1 − u) with u = z − ln t, and ½·ln 2πt with Stirling's series,
// which are all positive.
//
// Errors: a prediction that is infinite or NaN; a target that is negative, infinite or NaN; a full that is neither 0 nor 1.
func PoissonNLLLog[F Float](full float64) Loss[F] {
	valid := func(z, t float64) error {
		if math.IsInf(z, 0) || z != z {
			return &DataError{"pred", 0, z, "want a finite number"}
		}
		return masses("target", []float64{t})
	}
	return widened[F](Rows[float64]{Eval: scalarEval(flag("full", full), valid, func(z, t float64) (v, g, _ float64) {
		down := 0
		if z > 600 { // keeps what is added in the range
			down = -40
		}
		if z > 736 { // no count brings that back
			return math.Inf(1), math.Inf(1), 0
		}
		e, k := twofold{}, down
		if z > -1<<11 {
			j := math.Round(z / ln2.hi)
			rest := twofold{z, 0}.add(twoProd(-j, ln2.hi)).add(twofold{float64(-j * ln2.lo), 0})
			e, k = rest.expm1Wide().add(twofold{1, 0}), int(j)+down
		}
		e = e.scale(k)
		count := math.Ldexp(t, down)
		g = math.Ldexp(e.add(twofold{-count, 0}).hi, -down)
		if full == 1 && t >= manyCounts {
			u := twofold{z, 0}.add(logOf(t).neg())
			return math.Ldexp(count*expExcess(u), -down) + halfLogTwoPi(t), g, 0
		}
		if v = -t * z; down == 0 && math.Abs(v) > 0x1p1000 { // or infinite
			return v, g, 0
		}
		sum := e.add(twoProd(-count, z))
		if full == 1 {
			sum = sum.add(logFactorial(t).scale(down))
		}
		return math.Ldexp(sum.hi, -down), g, 0
	})})
}

// expExcess is e^u − 1 − u, which is ½u² near 0.
func expExcess(u twofold) float64 {
	switch {
	case math.Abs(u.hi) < 0x1p-10:
		return u.mul(u).hi / 2 * (1 + u.hi/3*(1+u.hi/4*(1+u.hi/5*(1+u.hi/6))))
	case u.hi > 700:
		return u.expm1(1)
	}
	return u.expm1Wide().add(u.neg()).hi
}
