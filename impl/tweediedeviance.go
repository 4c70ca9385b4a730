package impl

import "math"

// TweedieDeviance is the unit deviance 2(t^(2−p)/((1−p)(2−p)) − t·m^(1−p)/(1−p) + m^(2−p)/(2−p)) for a prediction m > 0 of the mean of t
// (Jørgensen 1997), with its limits 2(t·ln(t/m) − t + m) at p = 1 and 2((t−m)/m − ln(t/m)) at p = 2. Its derivative in m is
// 2(m−t)/m^p.
//
// Where t and m are within a factor of 1½ it is the series (t−m)²/m^p·(1 − (p/3)d·(1 − ((p+1)/4)d·(1 − …))), d = (t−m)/m;
// elsewhere one power less 1 is taken of twofold numbers, so that nothing cancels for any p.
//
// Special cases are:
//
//	TweedieDeviance(m, 0) = 2m^(2−p)/(2−p) for p < 2
//
// Errors: a prediction that is not a finite number above 0; a target that is not finite, or is below 0, or is 0 where p ≥ 2; a p below
// 1 or infinite.
func TweedieDeviance[F Float](p float64) Loss[F] {
	valid := func(m, t float64) error {
		if !(m > 0) || math.IsInf(m, 1) {
			return &DataError{"pred", 0, m, "want a finite number above 0"}
		}
		if p >= 2 && !(t > 0) || math.IsInf(t, 1) {
			return &DataError{"target", 0, t, "want a finite number above 0"}
		}
		if !(t >= 0) {
			return &DataError{"target", 0, t, "want a finite number, not negative"}
		}
		return nil
	}
	d := newDeviance(p)
	return widened[F](Rows[float64]{Eval: scalarEval(within("p", p, 1, math.MaxFloat64), valid, d.at)})
}

// deviance is the loss with what depends on p alone: 1−p and 2−p.
type deviance struct {
	p    float64
	a, b twofold
}

func newDeviance(p float64) deviance { return deviance{p, twoSum(1, -p), twoSum(2, -p)} }

// at is the deviance of t from m, with its derivative by m.
func (d deviance) at(m, t float64) (v, g, _ float64) {
	w, k := math.Frexp(m)
	lm := logScaled(twofold{w, 0}, k)
	r := residueOf(t, m)
	power := lm.mul(twofold{-d.p, 0}) // ln m^−p
	g = -2 * power.expTimes(r.twofold, r.k)
	q := r.quo(twofold{w, 0}).scale(r.k - k) // (t−m)/m
	switch {
	case t == 0:
		return lm.mul(d.b).expTimes(twofold{2, 0}.quo(d.b), 0), g, 0
	case math.Abs(q.hi) <= 0.5 && d.p*math.Abs(q.hi) < 2:
		square := r.mul(r.twofold).mul(twofold{d.series(q.hi), 0})
		return power.expTimes(square, 2*r.k), g, 0
	}
	u, j := math.Frexp(t)
	lt := logScaled(twofold{u, 0}, j)
	return d.far(lm, lt, twofold{w, 0}, twofold{u, 0}, k, j), g, 0
}

// series is 1 − (p/3)q·(1 − ((p+1)/4)q·(1 − …)); its terms fall by at least a factor of about 2.
func (d deviance) series(q float64) float64 {
	s := 1.0
	for i := 60; i >= 0; i-- {
		s = 1 - float64((d.p+float64(i))/float64(i+3)*q)*s
	}
	return s
}

// far is the deviance of t = u·2^j from m = w·2^k where they are not close; lt and lm are their logarithms. With x = t/m it is
// 2m^(1−p)/(2−p) times t·(x^(1−p) − 1)/(1−p) − (t − m), and also 2m^(1−p)/(1−p) times m·(x^(2−p) − 1)/(2−p) − (t − m): each is good where
// what stands before it does not grow beyond all bounds. Where a power is so large that it drowns the 1, or is drowned, one
// term is left.
func (d deviance) far(lm, lt, w, u twofold, k, j int) float64 {
	const drowned = 60
	top := max(j, k) // t and m are brought to the larger one's exponent
	w, u = w.scale(k-top), u.scale(j-top)
	l := lt.add(lm.neg())
	var bracket twofold
	if d.p < 1.5 {
		z := l.mul(d.a)
		if z.hi > drowned {
			return lm.mul(d.b).expTimes(twofold{2, 0}.quo(d.b), 0)
		}
		bracket = boxCox(l, z, d.a).mul(u).add(w.add(u.neg())).quo(d.b)
	} else {
		z := l.mul(d.b)
		switch {
		case z.hi > drowned && d.p < 2:
			return lm.mul(d.a).expTimes(u.quo(d.a).neg(), top+1)
		case z.hi > drowned:
			return lt.mul(d.b).expTimes(twofold{2, 0}.quo(d.a.mul(d.b)), 0)
		}
		bracket = boxCox(l, z, d.b).mul(w).add(w.add(u.neg())).quo(d.a)
	}
	return lm.mul(d.a).expTimes(bracket, top+1)
}

// boxCox is (e^z − 1)/c for z = l·c, and l for c = 0.
func boxCox(l, z, c twofold) twofold {
	if c.hi == 0 {
		return l
	}
	return z.expm1Wide().quo(c)
}

// expTimes is a·e^p·2^k, rounded about once, for any p that is not NaN.
func (p twofold) expTimes(a twofold, k int) float64 {
	if math.Abs(p.hi) > 1<<15 { // e^p is beyond what any a and k here bring back
		return p.expScaled(a.hi, k)
	}
	j := math.Round(p.hi / ln2.hi)
	rest := p.add(twoProd(-j, ln2.hi)).add(twofold{float64(-j * ln2.lo), 0})
	return math.Ldexp(a.mul(rest.expm1Wide().add(twofold{1, 0})).hi, int(j)+k)
}
