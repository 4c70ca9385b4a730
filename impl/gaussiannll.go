package impl

import "math"

// GaussianNLL is ½(ln v + (m−t)²/v) for a prediction (m, v) of the mean and the variance of t (Nix & Weigend 1994), plus ½·ln 2π if full
// is 1. Its derivatives are (m−t)/v by m and ½(1 − (m−t)²/v)/v by v.
//
// Both sums may cancel; they are sums of twofold numbers, whose exponents are kept where a square would leave the range.
//
// Special cases are:
//
//	GaussianNLL(±Inf, v) = +Inf, with derivatives ±Inf and −Inf
//	GaussianNLL(NaN) = NaN, for m or t
//
// Errors: a variance that is not a finite number above 0; a full that is neither 0 nor 1.
func GaussianNLL[F Float](full float64) Loss[F] {
	var constant twofold
	if full == 1 {
		constant = halfLn2Pi
	}
	return located[F](flag("full", full), func(r ranged, v float64) (l, gm, gv float64) {
		if math.IsInf(r.hi, 0) {
			return math.Inf(1), r.hi, math.Inf(-1)
		}
		w, j := math.Frexp(v)
		q, e := r.mul(r.twofold).quo(twofold{w, 0}), 2*r.k-j // r²/v is q·2^e
		gm = math.Ldexp(r.hi/w, r.k-j)
		if e > 200 { // the logarithm and the 1 are below half an ulp
			return math.Ldexp(q.hi, e-1), gm, -math.Ldexp(q.hi/w, e-j-1)
		}
		l = q.scale(e - 1).add(logScaled(twofold{w, 0}, j).scale(-1)).add(constant).hi
		return l, gm, math.Ldexp(twofold{1, 0}.add(q.neg().scale(e)).hi/w, -j-1)
	})
}

// halfLn2Pi is ½·ln 2π to 107 bits.
var halfLn2Pi = twofold{0x1.d67f1c864beb5p-1, -0x1.65b5a1b7ff5dfp-55}

// A ranged is a twofold with an exponent, which keeps it in the normal range: (hi + lo)·2^k.
type ranged struct {
	twofold
	k int
}

// neg is −a.
func (a twofold) neg() twofold { return twofold{-a.hi, -a.lo} }

// located is a loss of a prediction (m, s) and a target t by r = m − t and s > 0: f returns it with its derivatives by r and s. r is ±Inf
// only where m or t is; NaN of either makes NaN.
func located[F Float](bad error, f func(r ranged, s float64) (l, gr, gs float64)) Loss[F] {
	return widened[F](Rows[float64]{Targets: true, Eval: func(x Row[float64], gp, gt []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		if len(x.Pred) != 2 {
			return 0, &DataError{"shape", -1, x.Shape, "want two numbers for each sample"}
		}
		if len(x.Target) != 1 {
			return 0, &DataError{"target", -1, len(x.Target), "want one number for each sample"}
		}
		m, s, t := x.Pred[0], x.Pred[1], x.Target[0]
		if !(s > 0) || math.IsInf(s, 1) {
			return 0, &DataError{"pred", 1, s, "want a finite number above 0"}
		}
		l, gr, gs := math.NaN(), math.NaN(), math.NaN()
		if r := residueOf(m, t); r.hi == r.hi {
			l, gr, gs = f(r, s)
		}
		for i := range gp {
			gp[i] = [2]float64{gr, gs}[i]
		}
		for i := range gt {
			gt[i] = -gr
		}
		return l, nil
	}})
}

// residueOf is m − t, exactly, also where that is beyond the range.
func residueOf(m, t float64) ranged {
	r, up := difference(m, t), 0
	if math.IsInf(r.hi, 0) && !math.IsInf(m, 0) && !math.IsInf(t, 0) {
		r, up = difference(m/2, t/2), 1
	}
	switch {
	case r.hi == 0:
		return ranged{r, -1 << 14} // smaller than any
	case math.IsInf(r.hi, 0) || r.hi != r.hi:
		return ranged{r, 0}
	}
	_, k := math.Frexp(r.hi)
	return ranged{r.scale(-k), k + up}
}

// flag is the error of a parameter that must be 0 or 1, nil when it is.
func flag(name string, v float64) error {
	if v != 0 && v != 1 {
		return &DataError{name, -1, v, "want 0 or 1"}
	}
	return nil
}
