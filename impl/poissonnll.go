package impl

import "math"

// PoissonNLL is m − t·ln m, with 0·ln 0 = 0, for a prediction m ≥ 0 of the mean of a count t ≥ 0 (Nelder & Wedderburn 1972), plus ln Γ(t+1) if
// full is 1. Its derivative in m is 1 − t/m.
//
// The terms cancel; they are twofold. Of a large t the full sum is half the deviance and ½·ln 2πt with Stirling's series, which are all
// positive (Loader 2000).
//
// Special cases are:
//
//	PoissonNLL(0, 0) = 0, with derivative 1
//	PoissonNLL(0, t) = +Inf for t > 0, with derivative −Inf
//
// Errors: a prediction or a target that is negative, infinite or NaN; a full that is neither 0 nor 1.
func PoissonNLL[F Float](full float64) Loss[F] {
	valid := func(m, t float64) error {
		if err := masses("pred", []float64{m}); err != nil {
			return err
		}
		return masses("target", []float64{t})
	}
	deviance := newDeviance(1)
	return widened[F](Rows[float64]{Eval: scalarEval(flag("full", full), valid, func(m, t float64) (v, g, _ float64) {
		switch {
		case t == 0:
			return math.Abs(m), 1, 0
		case m == 0:
			return math.Inf(1), math.Inf(-1), 0
		}
		w, k := math.Frexp(m)
		r := residueOf(m, t)
		g = math.Ldexp(r.quo(twofold{w, 0}).hi, r.k-k)
		if full == 1 && t >= manyCounts {
			return deviance.half(m, t) + halfLogTwoPi(t), g, 0
		}
		l := logScaled(twofold{w, 0}, k)
		if v = m - float64(t*l.hi); math.Abs(v) > 0x1p1000 { // or infinite
			return v, g, 0
		}
		sum := twofold{m, 0}.add(l.mul(twofold{-t, 0}))
		if full == 1 {
			sum = sum.add(logFactorial(t))
		}
		return sum.hi, g, 0
	})})
}

// half is half of the deviance for p = 1, which is homogeneous: the whole may be too large.
func (d deviance) half(m, t float64) float64 {
	if m > 1 {
		v, _, _ := d.at(m/2, t/2)
		return v
	}
	v, _, _ := d.at(m, t)
	return v / 2
}

// manyCounts is from where on Stirling's series has all digits.
const manyCounts = 40

// stirling is ln Γ(z) − ((z−½)·ln z − z + ½·ln 2π) for z ≥ 32: 1/(12z) − 1/(360z³) + …
func stirling(z float64) float64 {
	x := 1 / (z * z)
	return (1./12 - x*(1./360-x*(1./1260-x*(1./1680-x*(1./1188-x*691/360360))))) / z
}

// halfLogTwoPi is ½·ln 2πt and Stirling's series of t, for t ≥ manyCounts.
func halfLogTwoPi(t float64) float64 {
	return halfLn2Pi.add(logOf(t).scale(-1)).add(twofold{stirling(t), 0}).hi
}

// logOf is ln x of a positive number.
func logOf(x float64) twofold {
	w, k := math.Frexp(x)
	return logScaled(twofold{w, 0}, k)
}

// zetas are ζ(k)/k for k = 2, 3, …
var zetas = [...]float64{
	0x1.a51a6625307d3p-1, 0x1.9a4d55beab2d7p-2, 0x1.151322ac7d848p-2, 0x1.a8b9c17aa6149p-3,
	0x1.5b40cb100c306p-3, 0x1.2703a1dcea3aep-3, 0x1.010b36af86397p-3, 0x1.c806706d57db4p-4,
	0x1.9a01e385d5f8fp-4, 0x1.748c33114c6d6p-4, 0x1.556ad63243bc4p-4, 0x1.3b1d971fc5985p-4,
	0x1.2496df8320c5fp-4, 0x1.11133476e7fe0p-4, 0x1.00010064cdeb2p-4, 0x1.e1e2d311e8abdp-5,
}

// logFactorial is ln Γ(t+1) for 0 ≤ t < manyCounts, to about 60 bits: below 1/16 of its series at 0, −γt + Σ ζ(k)/k·(−t)^k, elsewhere of
// Stirling's series at t+1+n, less ln((t+1)⋯(t+n)).
func logFactorial(t float64) twofold {
	if t < 1./16 {
		s := 0.0
		for i := len(zetas) - 1; i >= 0; i-- {
			s = zetas[i] - float64(s*t)
		}
		gamma := twofold{0x1.2788cfc6fb619p-1, -0x1.6cb90701fbfabp-58}
		return gamma.neg().add(twofold{s * t, 0}).mul(twofold{t, 0})
	}
	product, z := twofold{1, 0}, twoSum(t, 1)
	for z.hi < 32 {
		product, z = product.mul(z), z.add(twofold{1, 0})
	}
	l := logScaled(z, 0)
	s := l.mul(z.add(twofold{-0.5, 0})).add(z.neg()).add(halfLn2Pi).add(twofold{stirling(z.hi), 0})
	return s.add(logScaled(product, 0).neg())
}
